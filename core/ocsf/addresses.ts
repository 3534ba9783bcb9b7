/** A MAC address as OCSF takes it. */
export const MAC = /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i;
/** The same in the other usual spellings: `001a2b3c4d5e` and `001a.2b3c.4d5e`. */
const OTHER_MAC = /^(?:[0-9a-f]{12}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})$/i;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const LONGEST_IPV6 = 40;
const IPV6_LETTERS = /^[0-9a-f:.]+$/i;

/** An IP address in the one spelling that all of its spellings share (RFC 5952); `undefined` for any other text. */
export function canonicalIp(text: string): string | undefined {
	if (IPV4.test(text)) return text;
	if (text.length > LONGEST_IPV6 || !text.includes(':') || !IPV6_LETTERS.test(text)) return undefined;
	return URL.canParse(`http://[${text}]`) ? new URL(`http://[${text}]`).hostname.slice(1, -1) : undefined;
}

/** A MAC address with colons, from a spelling without them; `undefined` for any other text. */
export function macOf(text: string): string | undefined {
	if (!OTHER_MAC.test(text)) return undefined;
	return text.replaceAll('.', '').match(/../g)!.join(':');
}

/** A MAC address in lower case, with colons. */
export function canonicalMac(mac: string): string {
	return mac.toLowerCase().replaceAll('-', ':');
}
