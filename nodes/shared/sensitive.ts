/** Fields that hold secrets, in the spellings of products and their APIs. */
export const SECRET_NAMES = [
	...[
		'password',
		'passwd',
		'passphrase',
		'secret',
		'secrets',
		'token',
		'key',
		'credentials',
		'authorization',
		'cookie',
	],
	...['accessToken', 'access_token', 'apiKey', 'api_key', 'apiSecret', 'api_secret', 'apiToken', 'api_token'],
	...['clientSecret', 'client_secret', 'privateKey', 'private_key', 'refreshToken', 'refresh_token'],
	...['secretKey', 'secret_key', 'sessionToken', 'session_token'],
];

/** Where answers keep their records. A list that n8n gets as items is at the top. */
const RECORDS = ['', 'data.', 'data[*].', 'items[*].', 'results[*].', 'records[*].', 'attributes.'];

/** Where records keep settings. */
const SETTINGS = ['', 'config.', 'configuration.', 'settings.', 'connection.', 'account.', 'user.'];

/** What only one product has. */
export interface Sensitive {
	/** Further places of records, as paths that end in a dot, e.g. `assets[*].`; settings are looked for in them, too. */
	records?: string[];
	/** Places inside records. */
	inside?: string[];
	/** Further fields that hold secrets as a whole. */
	fields?: string[];
}

/**
 * What a node hands out in confidence, for `sensitiveOutputFields`: paths below an item, with `[*]` for every element of a
 * list. n8n replaces these values where it shows executions; the next node gets them unchanged. n8n knows no path for "at
 * any depth", so the places are listed.
 */
export function sensitiveFields({ records = [], inside = [], fields = [] }: Sensitive): string[] {
	const places = [...RECORDS, ...records].flatMap((record) => SETTINGS.map((place) => record + place));
	const names = [...places, ...inside].flatMap((place) => SECRET_NAMES.map((name) => place + name));
	return [...new Set([...names, ...fields])];
}
