/** Replaces every secret. */
export const MASK = '***';

/** Shorter secrets would mask ordinary words, and no vendor issues them. */
const SHORTEST_SECRET = 4;

/** Texts that look like a token of any vendor: Authorization values, JWTs, token= parameters. */
const LOOKS_SECRET = [
	/\b(?:bearer|basic)\s+[\w+/=.~-]{8,}/gi,
	/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g,
	/([?&](?:access_)?(?:token|secret|key|password)=)[^&\s"']+/gi,
];

/** The forms in which one secret may appear: as it is, in JSON, in a URL, in Base64. */
function spellings(secret: string): string[] {
	// Converted to bytes first, since a lone surrogate would make encodeURIComponent throw.
	const url = encodeURIComponent(Buffer.from(secret).toString());
	return [
		secret,
		JSON.stringify(secret).slice(1, -1),
		url,
		url.replace(/%20/g, '+'),
		url.toLowerCase(),
		Buffer.from(secret).toString('base64'),
		Buffer.from(secret).toString('base64url'),
	];
}

/**
 * Builds a function that masks the given secrets, in every spelling, and all texts that look like a token.
 * Longest first, so that a secret which contains another one is masked completely.
 */
export function redactor(secrets: Array<string | undefined>): (text: string) => string {
	const known = [...new Set(secrets.filter((s): s is string => (s ?? '').length >= SHORTEST_SECRET))]
		.flatMap(spellings)
		.sort((a, b) => b.length - a.length);
	return (text) => {
		let clean = text;
		for (const secret of known) clean = clean.split(secret).join(MASK);
		for (const pattern of LOOKS_SECRET) {
			clean = clean.replace(pattern, (_match: string, prefix: unknown) =>
				typeof prefix === 'string' ? prefix + MASK : MASK,
			);
		}
		return clean;
	};
}
