import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import type { Call } from '../../core/node/call';
import type { ListSource } from '../../core/node/read-list';
import { byIdentifier, devicePages, ID_SOURCES, MOST_IDENTIFIERS, numericId, seenSince } from './devices';
import { instantOf } from './filters';
import { idText, picked, SIMPLE } from './records';
import { timeOf } from './times';

type Identifier = keyof typeof ID_SOURCES;

const FIND_BY = ['lastSeen', ...(Object.keys(ID_SOURCES) as Identifier[])] as const;

/** Devices, as Get Many and Export to File read them. */
export const devices: ListSource = {
	noun: { one: 'device', many: 'devices' },
	async *pages(call, wanted) {
		const chosen = fieldsFor(call);
		// Or the filter on it would let everything through. None stands for all, this one included.
		const fields = chosen.length > 0 && lastSeenAfter(call) > 0 ? [...chosen, 'last_seen'] : chosen;
		const { pageSize } = call.options;
		for (const filter of filtersOf(call)) {
			for await (const rows of devicePages(call.session, { filter, fields, pageSize, wanted })) yield rows;
		}
	},
	keeps(call) {
		// Bad input is refused here, before the first page is asked for.
		filtersOf(call);
		const since = lastSeenAfter(call);
		return ({ last_seen }) => (timeOf(last_seen) ?? Infinity) >= since;
	},
	simplify: (row) => picked(row, SIMPLE.device),
	idOf: (row) => idText(row.device_id),
};

/** The fields to ask for: those chosen, those of a simplified record, or none for all that are native. */
export function fieldsFor(call: Call): string[] {
	const chosen = call.texts('fields', 'Field Names or IDs');
	if (chosen.length > 0) return chosen;
	return call.flag('simplify', 'Simplify', true) ? SIMPLE.device : [];
}

/** One for each request series: identifiers go in portions. */
function filtersOf(call: Call): IDataObject[] {
	const source = call.choice('findBy', 'Find By', FIND_BY, 'lastSeen');
	if (source === 'lastSeen') return [seenSince(lastSeenAfter(call))];
	const identifiers = [...new Set(call.texts('identifiers', 'Values'))];
	if (identifiers.length === 0) {
		throw new InputError('Values is empty', 'Enter what to find devices by, or choose Last Seen in Find By.');
	}
	if (source === 'deviceId') identifiers.forEach((id) => numericId(id, 'A value of Values'));
	const portions = Math.ceil(identifiers.length / MOST_IDENTIFIERS);
	return Array.from({ length: portions }, (_, index) =>
		byIdentifier(source, identifiers.slice(index * MOST_IDENTIFIERS, (index + 1) * MOST_IDENTIFIERS)),
	);
}

/** Ms since the epoch, which is also the answer where nothing is set. */
function lastSeenAfter(call: Call): number {
	const filters = call.collection('filters', 'Filters');
	return instantOf(filters, 'lastSeenAfter', 'Last Seen After', call.ctx.getTimezone()) ?? 0;
}
