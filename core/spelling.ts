/**
 * How texts of one kind are spelled, so that two texts are the same where they mean the same, whoever wrote them. What is
 * compared or joined is compared in this spelling; what is shown keeps the spelling of its source.
 */
export interface Spelling {
	/** What a text of the kind is, with its article, e.g. `an IP address`. */
	what: string;
	/** The one spelling; `undefined` for a text that is none of the kind. */
	read(text: string): string | undefined;
	/** The same for a text in a record, which may say more, e.g. an address with its network mask. */
	readStored?(text: string): string | undefined;
}

/** A MAC address as OCSF takes it. */
const MAC = /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i;
/** The same in other usual spellings: `001a2b3c4d5e`, `001a.2b3c.4d5e`, `001a-2b3c-4d5e` and `001a2b-3c4d5e`. */
const OTHER_MAC = /^(?:[0-9a-f]{12}|(?:[0-9a-f]{4}[.-]){2}[0-9a-f]{4}|[0-9a-f]{6}[:-][0-9a-f]{6})$/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
/** An IPv4 address of programs that speak IPv6 (RFC 4291), in its one spelling. */
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;
/** Begins what records may have after an address: its network mask, or the interface. */
const BESIDE_ADDRESS = /[/%]/;
const LONGEST_IPV6 = 40;
const IPV6_LETTERS = /^[0-9a-f:.]+$/i;
/** A longer text is no name and no mail address. */
const LONGEST_NAME = 320;
const MAIL = /^[a-z0-9!#$%&'*+\-/=?^_`{|}~.]+@[a-z0-9-]+\.[a-z0-9.-]+$/i;
/** Looser than DNS: products hold names of machines as these call themselves. */
const MACHINE_NAME = /^[^\s/:@,;"'\\]+$/u;
/** Numbers with dots are meant as an address. */
const NUMBERS = /^\d+(?:\.\d+)+\.?$/;

/** An IP address in the one spelling that all of its spellings share (RFC 5952); `undefined` for any other text. */
export function canonicalIp(text: string): string | undefined {
	if (IPV4.test(text)) return text;
	if (text.length > LONGEST_IPV6 || !text.includes(':') || !IPV6_LETTERS.test(text)) return undefined;
	return URL.canParse(`http://[${text}]`) ? new URL(`http://[${text}]`).hostname.slice(1, -1) : undefined;
}

/** A MAC address as OCSF takes it: one in another spelling gets colons; `undefined` for any other text. */
export function macOf(text: string): string | undefined {
	if (MAC.test(text)) return text;
	return OTHER_MAC.test(text) ? text.replace(/[.:-]/g, '').match(/../g)!.join(':') : undefined;
}

/** Whether a text is a mail address. */
export function isMail(text: string): boolean {
	return text.length <= LONGEST_NAME && MAIL.test(text);
}

/** A MAC address in lower case, with colons. */
export function canonicalMac(mac: string): string {
	return mac.toLowerCase().replaceAll('-', ':');
}

/** A host name in lower case, without the dot that may end it. */
export function canonicalHostName(name: string): string {
	return canonicalName(name).replace(/\.$/, '');
}

/** A mail address, or the name of a user, in lower case. Letters with accents are one character each (Unicode, NFC). */
export function canonicalName(text: string): string {
	return text.toLowerCase().normalize();
}

/** A serial number in upper case. */
export function canonicalSerial(text: string): string {
	return text.toUpperCase().normalize();
}

/** IPv4 and IPv6 addresses. */
export const ipAddress: Spelling = {
	what: 'an IP address',
	read: readIp,
	readStored: readStoredIp,
};

/** MAC addresses. */
export const macAddress: Spelling = {
	what: 'a MAC address',
	read(text) {
		const mac = macOf(text);
		return mac === undefined ? undefined : canonicalMac(mac);
	},
};

/** Host names. An IP address is none. */
export const hostName: Spelling = {
	what: 'a host name',
	read(text) {
		const isName = MACHINE_NAME.test(text) && text.length <= LONGEST_NAME && !NUMBERS.test(text);
		return isName ? canonicalHostName(text) || undefined : undefined;
	},
};

/** Host names of which only the part before the first dot counts. */
export const shortHostName: Spelling = {
	what: hostName.what,
	read: (text) => hostName.read(text)?.split('.')[0] || undefined,
};

/** Addresses of machines: IP addresses and host names. */
export const machineAddress: Spelling = {
	what: 'an IP address or a host name',
	read: (text) => ipAddress.read(text) ?? hostName.read(text),
	readStored: readStoredIp,
};

/** The same without the domains of host names. */
export const shortMachineAddress: Spelling = {
	what: machineAddress.what,
	read: (text) => ipAddress.read(text) ?? shortHostName.read(text),
	readStored: readStoredIp,
};

/** Mail addresses. */
export const mailAddress: Spelling = {
	what: 'a mail address',
	read: (text) => (isMail(text) ? canonicalName(text) : undefined),
};

/** Names that may be any text, of users and of things. */
export const anyName: Spelling = { what: 'a name', read: (text) => canonicalName(text) || undefined };

/** Names of machines that may be any text. */
export const machineName: Spelling = { what: 'a name', read: (text) => canonicalHostName(text) || undefined };

/** Serial numbers. */
export const serialNumber: Spelling = { what: 'a serial number', read: (text) => canonicalSerial(text) || undefined };

/**
 * The usual ways to write a text, for a product that may compare texts as they are: as it was written, in lower and in upper case,
 * with a dot at its end and without, and with accents as parts of their letters or as characters of their own.
 * @param written in the order in which they are wanted
 * @returns those that the spelling takes for the same text
 */
export function textSpellings(spelling: Spelling, key: string, written: string[]): string[] {
	const ends = [...written, key].flatMap((text) => [text, text.endsWith('.') ? text.slice(0, -1) : `${text}.`]);
	const cases = ends.flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]);
	const forms = cases.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]);
	return [...new Set(forms)].filter((text) => spelling.read(text) === key);
}

/** The usual ways to write a MAC address. @param mac as `macAddress` reads it */
export function macSpellings(mac: string): string[] {
	const bare = mac.replaceAll(':', '');
	const dotted = bare.match(/.{4}/g)!.join('.');
	return [mac, mac.replaceAll(':', '-'), bare, dotted].flatMap((text) => [text.toUpperCase(), text]);
}

/**
 * The usual ways to write an IP address: of IPv4 also the one of programs that speak IPv6; of IPv6 short and long ones.
 * @param ip as `canonicalIp` gives it
 */
export function ipSpellings(ip: string): string[] {
	if (!ip.includes(':')) return [ip, `::ffff:${ip}`, `::FFFF:${ip}`];
	const groups = groupsOf(ip);
	const long = groups.map((group) => group.padStart(4, '0'));
	return [...new Set([ip, groups.join(':'), long.join(':')].flatMap((text) => [text, text.toUpperCase()]))];
}

function readIp(text: string): string | undefined {
	const ip = canonicalIp(text);
	const mapped = MAPPED.exec(ip ?? '');
	if (!mapped) return ip;
	const [high, low] = mapped.slice(1).map((group) => Number.parseInt(group, 16));
	return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function readStoredIp(text: string): string | undefined {
	return readIp(text.split(BESIDE_ADDRESS, 1)[0]);
}

/** The eight groups of an IPv6 address. */
function groupsOf(ip: string): string[] {
	const [before, after] = ip.split('::').map((part) => (part === '' ? [] : part.split(':')));
	if (!after) return before;
	const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
	return [...before, ...zeros, ...after];
}
