import { InputError } from '../errors/input-error';

/** Servers take addresses of about half of this. */
const LONGEST_PATH = 16_384;
/** Each is one more time that a part of the path was escaped. Nobody needs more than two. */
const MOST_LAYERS = 20;

/**
 * The address of a path below the base; dots, backslashes or another host cannot lead out of it, nor can dots before a
 * semicolon, which some servers read as the folder above.
 * @throws InputError
 */
export function requestUrl(base: URL, path: string): URL {
	const root = base.pathname.replace(/\/$/, '');
	const isPath = path.startsWith('/') && URL.canParse(`${root}${path}`, base.href);
	const url = isPath ? new URL(`${root}${path}`, base) : base;
	if (url.pathname.length > LONGEST_PATH) throw tooLong();
	const isBelow = url !== base && url.origin === base.origin && url.pathname.startsWith(`${root}/`);
	if (!isBelow || url.pathname.slice(root.length).split('/').some(isAbove)) {
		throw new InputError('the path is outside the API', `Enter a path that begins with a slash, below ${base.href}.`);
	}
	return url;
}

function tooLong(): InputError {
	const most = LONGEST_PATH.toLocaleString('en-US');
	return new InputError(`the path has more than ${most} characters`, 'Check the result of the expression.');
}

function isAbove(segment: string): boolean {
	return /^\.\.?(?:;|$)/.test(unescaped(segment));
}

/**
 * The parts of a path as any server may read them: without escapes of any depth, divided at slashes of both kinds and at
 * the signs after which parameters follow, in lower case, and without space or unseen characters.
 */
export function partsAsRead({ pathname }: URL): string[] {
	// Escapes are bytes, of UTF-8.
	return Buffer.from(unescaped(pathname), 'latin1')
		.toString()
		.normalize('NFKC')
		.replace(/[\s\p{C}]/gu, '')
		.toLowerCase()
		.split(/[/\\;?#]/);
}

/** Without escapes, and without escapes of escapes. @throws InputError where they have no end */
function unescaped(text: string): string {
	let plain = text;
	for (let layer = 0; layer < MOST_LAYERS; layer++) {
		const next = plain
			.replace(/%(?:25)+/g, '%')
			.replace(/%u00([0-9a-f]{2})|%([0-9a-f]{2})/gi, (_, wide: string, byte: string) =>
				String.fromCharCode(parseInt(wide ?? byte, 16)),
			);
		if (next === plain) return plain;
		plain = next;
	}
	throw new InputError('the path is escaped too many times', 'Enter it without percent signs.');
}
