/** The time fields of every record, and their ISO twins, which some records do not have [FIELD]. */
export interface TimeFields {
	/** Milliseconds since 1970, as text [DOC]. */
	timestamp_occured: string;
	timestamp_received: string;
	timestamp_occured_iso8601?: string;
	timestamp_received_iso8601?: string;
}

/** Both times of a record. Depending on `draw`, an ISO twin is missing or has no milliseconds [FIELD]. */
export function timeFields(occuredMs: number, receivedMs: number, draw: number): TimeFields {
	const fields: TimeFields = { timestamp_occured: String(occuredMs), timestamp_received: String(receivedMs) };
	if (draw % 9 !== 0 && isDate(occuredMs)) fields.timestamp_occured_iso8601 = iso(occuredMs, draw % 5 === 0);
	if (draw % 11 !== 0 && isDate(receivedMs)) fields.timestamp_received_iso8601 = iso(receivedMs, false);
	return fields;
}

// Tests can add records with an invalid time; such a record has no ISO twin.
function isDate(timeMs: number): boolean {
	return !Number.isNaN(new Date(timeMs).getTime());
}

function iso(timeMs: number, isWithoutMs: boolean): string {
	const text = new Date(timeMs).toISOString();
	return isWithoutMs ? text.replace(/\.\d{3}Z$/, 'Z') : text;
}

/** An IPv4 address for documentation (RFC 5737) or private use, from a number. */
export function address(draw: number): string {
	return draw % 3 === 0 ? `203.0.113.${draw % 254}` : `10.${draw % 7}.${(draw >>> 3) % 250}.${(draw >>> 11) % 254}`;
}
