/** File systems take 255 bytes; n8n and people add something to it. */
const MAX_BYTES = 200;
/** Control characters, halves of characters, invisible ones that turn the direction of text around, and line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Windows accepts none of these. */
const FORBIDDEN = /[:*?"<>|]/g;
/** Names of devices: Windows opens no file with such a name, whatever its extension is. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i;
/** Of other kinds of files: after one of these the name would say the wrong thing. A dot may also be part of a name. */
const OTHER_KINDS = new Set([
	...['csv', 'tsv', 'json', 'jsonl', 'ndjson', 'xls', 'xlsx', 'xlsm', 'ods', 'pdf', 'doc', 'docx', 'odt', 'txt', 'log'],
	...['xml', 'yaml', 'yml', 'htm', 'html', 'md', 'zip', 'gz', 'tar', '7z', 'parquet', 'bin', 'dat', 'db', 'sql'],
	...['png', 'jpg', 'jpeg', 'gif', 'svg', 'exe', 'js', 'bat', 'cmd', 'ps1', 'sh'],
]);
/** Two spellings of one format. */
const SAME_KIND: Record<string, RegExp> = { ndjson: /\.jsonl$/i };

/**
 * A name that every file system takes, and that is only a name: folders become part of it, `..` is dropped. Empty if
 * nothing is left.
 */
export function cleanName(name: string): string {
	const parts = name
		.replace(INVISIBLE, '')
		.replace(FORBIDDEN, '_')
		.split(/[/\\]/)
		.map((part) => trimmed(part));
	const clean = shortened(parts.filter((part) => part !== '').join('_'));
	return RESERVED.test(clean) ? `_${clean}` : clean;
}

/**
 * The name of a file of one kind: that which a user typed, with the extension of the kind, also in place of another one.
 * @param extension without a dot
 * @param fallback where nothing usable was typed, without extension
 */
export function fileNameFor(typed: string, extension: string, fallback: string): string {
	const clean = cleanName(typed);
	const isRight = clean.toLowerCase().endsWith(`.${extension}`) || SAME_KIND[extension]?.test(clean);
	if (isRight) return clean;
	const dot = clean.lastIndexOf('.');
	const isOther = dot >= 0 && OTHER_KINDS.has(clean.slice(dot + 1).toLowerCase());
	if (isOther) return fileNameFor(clean.slice(0, dot), extension, fallback);
	return `${clean || fallback}.${extension}`;
}

/** The name of one of several files, such as `devices-002.csv`: in alphabetical order they are in the order of the list. */
export function numberedName(fileName: string, number: number): string {
	return suffixedName(fileName, `-${String(number).padStart(3, '0')}`);
}

/** The name of a file that belongs to another one, such as `devices-changes.csv`. */
export function suffixedName(fileName: string, suffix: string): string {
	const dot = fileName.lastIndexOf('.');
	return `${fileName.slice(0, dot)}${suffix}${fileName.slice(dot)}`;
}

/** Windows drops dots and spaces at the end; a dot in front hides a file. */
function trimmed(part: string): string {
	let [begin, end] = [0, part.length];
	while (begin < end && /[.\s]/.test(part[begin])) begin++;
	while (end > begin && /[.\s]/.test(part[end - 1])) end--;
	return part.slice(begin, end);
}

/** In whole characters, with the extension kept. */
function shortened(name: string): string {
	if (Buffer.byteLength(name) <= MAX_BYTES) return name;
	const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? '';
	let bytes = Buffer.byteLength(extension);
	let stem = '';
	for (const character of name) {
		bytes += Buffer.byteLength(character);
		if (bytes > MAX_BYTES) break;
		stem += character;
	}
	return trimmed(stem) + extension;
}
