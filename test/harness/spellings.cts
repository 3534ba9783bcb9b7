/** How a service may repeat a secret: as it is, or escaped and encoded as servers, proxies and log viewers do. */
export const SPELLINGS: ReadonlyArray<[name: string, spell: (secret: string) => string]> = [
	['as it is', (secret) => secret],
	['after Bearer', (secret) => `Bearer ${secret}`],
	['in capitals', (secret) => secret.toUpperCase()],
	['in a URL', (secret) => encodeURIComponent(secret)],
	['in a URL, lower case', (secret) => encodeURIComponent(secret).toLowerCase()],
	['in a URL, twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
	['in a URL, each letter', percent],
	['in a URL, each letter, three times', (secret) => percent(secret).replace(/%/g, '%2525')],
	['in JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
	['in JSON, twice', (secret) => JSON.stringify(JSON.stringify(secret))],
	['in JSON of PHP', (secret) => JSON.stringify(secret).replace(/\//g, '\\/')],
	['in JSON, each letter', (secret) => units(secret, (hex) => `\\u${hex}`)],
	['in HTML, hexadecimal', (secret) => units(secret, (hex) => `&#x${hex};`)],
	['in HTML, decimal', (secret) => units(secret, (hex) => `&#${parseInt(hex, 16)};`)],
	['in HTML, escaped twice', (secret) => units(secret, (hex) => `&amp;#x${hex.toUpperCase()};`)],
	[
		'in HTML, signs by name',
		(secret) => secret.replace(/\//g, '&sol;').replace(/"/g, '&quot;').replace(/\+/g, '&plus;'),
	],
	['with places for a line break', (secret) => [...secret].join('<wbr>')],
	['with tags around each letter', (secret) => [...secret].map((letter) => `<i class="x">${letter}</i>`).join('')],
	['with unseen characters', (secret) => [...secret].join('\u200b\u00ad')],
	['in lines of eight', (secret) => secret.replace(/.{8}/gs, '$&\r\n')],
	['in hex', (secret) => Buffer.from(secret).toString('hex')],
	[
		'in hex with colons',
		(secret) =>
			Buffer.from(secret)
				.toString('hex')
				.toUpperCase()
				.replace(/..(?=.)/g, '$&:'),
	],
	['in Base64', (secret) => Buffer.from(secret).toString('base64')],
	['in Base64 for URLs', (secret) => Buffer.from(secret).toString('base64url')],
	...['u:', 'us:', 'user:'].map((name): [string, (secret: string) => string] => [
		`in Base64 after ${name}`,
		(secret) => Buffer.from(`${name}${secret}`).toString('base64'),
	]),
	['in Base64 in the middle', (secret) => Buffer.from(`{"key":"${secret}","more":1}`).toString('base64url')],
	['without its end', (secret) => secret.slice(0, Math.ceil(secret.length * 0.8))],
];

function percent(secret: string): string {
	return Buffer.from(secret).toString('hex').replace(/../g, '%$&');
}

function units(secret: string, spell: (hex: string) => string): string {
	return secret
		.split('')
		.map((unit) => spell(unit.charCodeAt(0).toString(16).padStart(4, '0')))
		.join('');
}

/** What is left of a text when everything that escapes and separates is gone: letters and digits. */
export function bare(text: string): string {
	let plain = text;
	for (let layer = 0; layer < 4; layer++) {
		plain = plain
			.replace(/&amp;/gi, '&')
			.replace(/%25/g, '%')
			.replace(/(?:%|\\+u00|&#x0*)([\da-f]{2});?/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
			.replace(/&#(\d{2,3});/g, (_, code: string) => String.fromCharCode(Number(code)));
	}
	return plain
		.replace(/<[^<>]*>/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}
