import { inspect } from 'node:util';
import { bare } from './spellings.cts';

/** The ways in which a secret could stand in a text. */
function spellings(secret: string): string[] {
	const bytes = Buffer.from(secret);
	return [
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		bytes.toString('base64'),
		bytes.toString('base64').replace(/=+$/, ''),
		bytes.toString('base64url'),
		bytes.toString('hex'),
	];
}

/** Longer texts are records, which no error is made of. */
const MOST_LAID_BARE = 300_000;
/** Fewer letters may stand somewhere by chance. */
const SHORTEST_BARE = 16;

function hasBare(text: string, secret: string): boolean {
	return secret.length >= SHORTEST_BARE && text.includes(secret);
}

/** Everything that can be read off a value: all properties, hidden ones too, causes, stack and JSON. */
function everythingIn(value: unknown): string {
	const texts: string[] = [];
	const seen = new Set<unknown>();
	const visit = (part: unknown) => {
		if (typeof part === 'string') texts.push(part);
		if ((typeof part !== 'object' && typeof part !== 'function') || part === null || seen.has(part)) return;
		seen.add(part);
		for (const key of Reflect.ownKeys(part)) {
			texts.push(String(key));
			visit(Object.getOwnPropertyDescriptor(part, key)?.value);
		}
		if (part instanceof Map || part instanceof Set) [...part].forEach(visit);
		if (Buffer.isBuffer(part)) texts.push(part.toString());
	};
	visit(value);
	return [...texts, inspect(value, { depth: 12, showHidden: true }), JSON.stringify(value) ?? ''].join('\n');
}

/** Which of the secrets, in any spelling, can be found anywhere in a value. Empty is what every test wants. */
export function tracesOf(secrets: string[], value: unknown): string[] {
	const text = everythingIn(value);
	const laidBare = text.length < MOST_LAID_BARE ? bare(text) : '';
	return secrets.filter(
		(secret) => spellings(secret).some((spelling) => text.includes(spelling)) || hasBare(laidBare, bare(secret)),
	);
}
