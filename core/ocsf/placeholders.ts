/** What products write where they know nothing, in lower case. */
const WORDS = new Set([
	...['unknown', 'n/a', 'na', 'none', 'null', 'nil', 'undefined', 'unassigned', 'unspecified', 'not available'],
	...[
		'not applicable',
		'not specified',
		'localhost',
		'localhost.localdomain',
		'default string',
		'system serial number',
	],
	...['to be filled by o.e.m.', 'to be filled by oem', 'not provided'],
]);
/** `0`, `-`, `0.0.0.0`, `::`, `00:00:00:00:00:00`. Letters and digits of all scripts say something. */
const NOTHING = /^(?:0|[^\p{L}\p{N}])*$/u;
/** Addresses that every machine has, or that all machines share. */
const SHARED_ADDRESS = /^(?:127\.\d+\.\d+\.\d+|::1|255\.255\.255\.255|ff:ff:ff:ff:ff:ff)$/;

/** Whether a text stands for "not known". */
export function isPlaceholder(text: string): boolean {
	const word = text.trim().toLowerCase();
	return WORDS.has(word) || NOTHING.test(word);
}

/** Whether a join key would join things that have nothing to do with each other. @param value in its one spelling */
export function joinsStrangers(value: string): boolean {
	return isPlaceholder(value) || SHARED_ADDRESS.test(value);
}
