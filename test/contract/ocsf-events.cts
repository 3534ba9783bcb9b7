/** What every event of OCSF promises, whatever gives it. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { EventMapper } from '../../core/ocsf/event';
import { NotMapped } from '../../core/ocsf/not-mapped';
import { faultsOf, hasSchema, leavesLost } from '../core/ocsf/schema.cts';
import { offers } from './subject.cts';

/** Why a record of `mapSome` has no event. */
export const REASON = 'the attribute test has no value';
/** Earlier than any event of a product, and far later than its time would be in seconds. */
const EARLIEST_MS = Date.UTC(1990, 0);
/** Later than any event, and far earlier than its time would be in microseconds. */
const LATEST_MS = Date.UTC(2100, 0);

/** Asserts it. @param records the same ones, raw; those without an event as well */
export function expectEvents(events: IDataObject[], records: IDataObject[]): void {
	expect(events).not.toEqual([]);
	if (hasSchema) expect(events.flatMap(faultsOf)).toEqual([]);
	expect(events.flatMap((event) => wrongTimes(event))).toEqual([]);
	expect(events.map((event) => lostBy(event, records)).filter(({ length }) => length > 0)).toEqual([]);
	const uids = events.map(uidOf);
	expect(uids.filter((uid) => typeof uid !== 'string' || uid === '')).toEqual([]);
	expect(new Set(uids).size).toBe(uids.length);
}

/** What an event does not say of the record that it is made from: the one of which it says most. */
function lostBy(event: IDataObject, records: IDataObject[]): unknown[] {
	const lost = records.map((record) => leavesLost(record, event));
	return lost.reduce((least, one) => (one.length < least.length ? one : least));
}

function wrongTimes(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
		if (name === 'unmapped' || name === 'original_time') return [];
		if (name !== 'time' && !name.endsWith('_time')) return wrongTimes(part, `${path}.${name}`);
		const isRight = Number.isInteger(part) && Number(part) > EARLIEST_MS && Number(part) < LATEST_MS;
		return isRight ? [] : [`${path}.${name}: ${String(part)}`];
	});
}

/** From now on only each `nth` record has no event, as if it lacked something. */
export function mapSome(nth = 3): void {
	const { eventOf } = EventMapper.prototype;
	let count = 0;
	jest.spyOn(EventMapper.prototype, 'eventOf').mockImplementation(function (this: EventMapper, ...given) {
		return ++count % nth === 0 ? new NotMapped(REASON) : eventOf.apply(this, given);
	});
}

/** The key of an event. */
export function uidOf({ metadata }: IDataObject): unknown {
	return (metadata as IDataObject | undefined)?.uid;
}

/** Whether a form offers events. */
export function offersOcsf(parameters: INodeProperties[]): boolean {
	return offers(parameters, 'ocsf');
}
