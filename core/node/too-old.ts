import type { IDataObject } from 'n8n-workflow';
import { objectOf } from '../json';

/** The newest record of one poll. */
export interface NewestRecord {
	/** What is watched: the newest record of something else says nothing. */
	watching: string;
	/** Its time, ms since the epoch. */
	time: number;
}

/**
 * Whether new records have come since the last poll, all of them dated before the look-back: the sign of a wrong time
 * zone, with which a trigger would be silent for ever. Remembers the newest record for the next poll.
 * @param memory the node's static data
 * @param from the begin of the look-back, ms since the epoch
 */
export function onlyTooOldCame(memory: IDataObject, { watching, time }: NewestRecord, from: number): boolean {
	const last = objectOf(memory.newest);
	const isLater = last?.watching === watching && time > Number(last.time);
	if (Number.isFinite(time)) memory.newest = { watching, time };
	return isLater && time < from;
}
