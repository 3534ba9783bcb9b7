/** The usual names of fields that hold secrets, in the spellings of products and their APIs. @internal */
export const USUAL_NAMES = [
	...['password', 'passphrase', 'secret', 'token', 'key', 'apiKey', 'api_key', 'clientSecret', 'client_secret'],
	...['privateKey', 'private_key', 'accessToken', 'access_token'],
];

/** All such names: what is looked for in a record itself. @internal */
export const SECRET_NAMES = [
	...USUAL_NAMES,
	...[
		'passwd',
		'secrets',
		'credentials',
		'authorization',
		'cookie',
		'apiSecret',
		'api_secret',
		'apiToken',
		'api_token',
	],
	...['refreshToken', 'refresh_token', 'secretKey', 'secret_key', 'sessionToken', 'session_token'],
];

/** Where answers keep their records. A list that n8n gets as items is at the top. */
const RECORDS = ['', 'data.', 'data[*].', 'items[*].', 'results[*].'];

/** Where records keep settings. */
const SETTINGS = ['config.', 'configuration.', 'settings.', 'connection.', 'user.'];

/** What only one product has. */
interface Sensitive {
	/** Further places of records, as paths that end in a dot, e.g. `assets[*].`; settings are looked for in them, too. */
	records?: string[];
	/** Places inside records, for the usual names. */
	inside?: string[];
	/** Further fields that hold secrets as a whole. */
	fields?: string[];
	/** The same of records that a look-up finds, where the node has one. */
	found?: { inside?: string[]; fields?: string[] };
}

/**
 * What a node hands out in confidence, for `sensitiveOutputFields`: paths below an item, with `[*]` for every element of a
 * list. n8n replaces these values where it shows executions; the next node gets them unchanged. n8n knows no path for "at
 * any depth", and looks for each path in each item, so the likely places are listed, and no more.
 */
export function sensitiveFields({ records = [], inside = [], fields = [] }: Sensitive): string[] {
	const tops = [...RECORDS, ...records];
	const deeper = [...tops.flatMap((place) => SETTINGS.map((settings) => place + settings)), ...inside];
	return [...new Set([...named(tops, SECRET_NAMES), ...named(deeper, USUAL_NAMES), ...fields])];
}

/** Of an OCSF event: the whole record as one text. */
const RECORD_AS_TEXT = 'raw_data';

/** Where an item of a look-up has its records. */
const MATCHES = 'matches[*].';

/** The same for a product whose records have OCSF events, of its node and of its trigger. */
interface SensitiveWithEvents {
	node: string[];
	trigger: string[];
}

/**
 * An event has under `unmapped` what it does not say in its attributes; a trigger outputs a record without an event as
 * `record`. Only records have events, and only the node outputs whole answers.
 */
export function sensitiveWithEvents(sensitive: Sensitive): SensitiveWithEvents {
	const all = sensitiveFields(sensitive);
	const answers = [...RECORDS, ...(sensitive.records ?? [])].filter((place) => place !== '');
	const inRecords = all.filter((path) => !answers.some((answer) => path.startsWith(answer)));
	const under = (place: string) => inRecords.map((path) => place + path);
	return {
		node: [...all, ...under('unmapped.'), RECORD_AS_TEXT, ...inMatches(sensitive)],
		trigger: [...inRecords, ...under('unmapped.'), ...under('record.')],
	};
}

/** Of what a look-up finds: records, and events. */
function inMatches({ found }: Sensitive): string[] {
	if (!found) return [];
	const { inside = [], fields = [] } = found;
	const inRecord = [...named([''], SECRET_NAMES), ...named([...SETTINGS, ...inside], USUAL_NAMES), ...fields];
	return [
		...['', 'unmapped.'].flatMap((place) => inRecord.map((path) => MATCHES + place + path)),
		MATCHES + RECORD_AS_TEXT,
	];
}

function named(places: string[], names: string[]): string[] {
	return places.flatMap((place) => names.map((name) => place + name));
}
