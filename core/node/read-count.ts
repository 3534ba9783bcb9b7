/** What a record is called, e.g. `alarm` and `alarms`. */
export interface Noun {
	one: string;
	many: string;
}

/** Counts what was read, for hints and summaries. */
export interface ReadCount {
	records: number;
	pages: number;
	/** Whether the limit ended the list while there was more. */
	cutShort: boolean;
	/** Why records may be missing, to complete "The list may be incomplete: …"; none where the list is whole. */
	doubts: Set<string>;
	/** How many records have no OCSF event, by the reason. */
	notMapped: Map<string, number>;
}

/** How many of the records have no OCSF event. */
export function notMappedIn({ notMapped }: ReadCount): number {
	return [...notMapped.values()].reduce((sum, count) => sum + count, 0);
}

/** Nothing was read so far. */
export function emptyCount(): ReadCount {
	return { records: 0, pages: 0, cutShort: false, doubts: new Set(), notMapped: new Map() };
}
