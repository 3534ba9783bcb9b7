import { ResponseError } from '../../core/errors/response-error';
import type { Session } from '../../core/http/session';
import { recordsById } from '../../core/node/batched';
import type { EventSource, Reading } from '../../core/node/event-source';
import type { FilterSet } from '../../core/node/filter';
import { shaped, type RecordKind } from '../../core/node/list';
import type { Entry } from '../../core/node/operation';
import { newEvents, type TriggerEvent } from '../../core/node/trigger';
import type { Row } from '../../core/pages/page-style';
import type { ListQuery } from '../../core/pages/walk-list';
import { vendorTime } from '../../core/time/vendor-time';
import { fingerprint } from '../../core/token/identity';
import { filterSet, withoutTimes } from '../shared/filters';
import { outputFor } from '../shared/output';
import { timedOptions } from '../shared/trigger-options';
import { aql, moment, within } from './aql';
import { searchedDevicesById } from './by-id';
import { aqlOf, byAql, byTexts, CLOCK_MARGIN_MS, type Condition } from './filters';
import { LARGEST_PAGE_SIZE, PAGE_SIZE } from './pages-v1';
import { searchPages } from './search-pages';
import { idText } from './id-text';
import { keyOfStatus } from './ocsf/fields';
import { ALERT, RAISED_ALERT, SEARCHED_DEVICE } from './records';
import { alertFilters } from './resources/alert/filters';
import { include, includedIn, withIncluded } from './resources/alert/include';

/** What one event watches. The `conditions` of its filters are given as AQL. */
interface Watched extends Pick<EventSource, 'isUnordered' | 'concerns' | 'keeps' | 'timeOf' | 'keyOf'> {
	/** For messages, e.g. `new alerts`. */
	name: string;
	/** For the form, e.g. `an alert`. */
	noun: string;
	kind: RecordKind;
	filters: FilterSet<Condition>;
	/** Whether the user can have activities and devices in the same item. */
	canInclude?: boolean;
	/** All records to which it may have happened in a span of time. */
	since(session: Session, conditions: string, reading: Reading): AsyncIterable<Row[]>;
	/** The latest records first. */
	latest(session: Session, conditions: string, wanted: number): AsyncIterable<Row[]>;
}

/** Filters take whole seconds, and it is not documented whether `after:` includes its own second. */
const ONE_SECOND_MS = 1_000;
/** The status of a new alert: `Unhandled` in answers, in capitals in queries. */
const UNHANDLED = /^unhandled$/i;
/** How far back samples of changed alerts go. */
const SAMPLE_SPAN_MS = 30 * 86_400_000;

const deviceFilters = filterSet<Condition>({
	description: 'Only devices that match all of these start the workflow',
	rules: [
		byTexts(
			{
				displayName: 'Boundary',
				name: 'boundary',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Boundary' },
				default: [],
				placeholder: 'e.g. Corporate',
				description: 'Only devices inside of boundaries with one of these names. Leave empty for all.',
			},
			// As ServiceRadar asks for them.
			'boundaries',
		),
		byTexts(
			{
				displayName: 'Site',
				name: 'site',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Site' },
				default: [],
				placeholder: 'e.g. Harbor Plant',
				description: 'Only devices of sites with one of these names. Leave empty for all.',
			},
			'site',
		),
		byAql('devices', 'type:"IP Cameras"'),
	],
});

const ofAlerts = {
	noun: 'an alert',
	canInclude: true,
	kind: ALERT,
	filters: withoutTimes(alertFilters, 'Only alerts that match all of these start the workflow'),
};

const newAlert = watching(
	{ name: 'New Alert', value: 'newAlert', description: 'When an alert appears, even if it appears late' },
	{
		...ofAlerts,
		kind: RAISED_ALERT,
		name: 'new alerts',
		since: (session, conditions, { from, until }) =>
			searchPages(session, { aql: aql('in:alerts', conditions, after(from), before(until)), orderBy: 'time' }),
		latest: (session, conditions, wanted) =>
			searchPages(session, { aql: aql('in:alerts', conditions), orderBy: 'time', isBackwards: true, wanted }),
		timeOf: ({ time }) => vendorTime(time),
		keyOf: alertKey,
	},
);

const alertStatusChanged = watching(
	{
		name: 'Alert Status Changed',
		value: 'alertStatusChanged',
		description: 'When an alert is resolved, suppressed or reopened. A new alert is not a change.',
	},
	{
		...ofAlerts,
		name: 'alerts whose status changed',
		since: (session, conditions, { from, query }) => changedSince(session, conditions, from, query),
		// It is not known whether the API can order by the time of the change: no integration does.
		isUnordered: true,
		latest: (session, conditions, wanted) =>
			changedSince(session, conditions, session.clock.now() - SAMPLE_SPAN_MS, { wanted }),
		concerns: (row) => !isNew(row),
		timeOf: ({ statusChangeTime }) => vendorTime(statusChangeTime),
		// Where only some alerts lack it, their status has not changed.
		keeps: ({ statusChangeTime }) => vendorTime(statusChangeTime) !== undefined,
		keyOf: (row) => keyOfStatus(alertKey(row), row.status, row.statusChangeTime),
	},
);

const newDevice = watching(
	{
		name: 'New Device',
		value: 'newDevice',
		description: 'When a device is seen for the first time. All devices that were seen recently are searched.',
	},
	{
		name: 'new devices',
		noun: 'a device',
		kind: SEARCHED_DEVICE,
		filters: deviceFilters,
		since: newDevicesSince,
		isUnordered: true,
		latest: (session, conditions, wanted) =>
			searchPages(session, { aql: aql('in:devices', conditions), orderBy: 'id', isBackwards: true, wanted }),
		timeOf: ({ firstSeen }) => vendorTime(firstSeen),
		keyOf: ({ id }) => `device:${String(id)}`,
	},
);

/** What the trigger can watch. */
export const triggerEvents: TriggerEvent[] = [alertStatusChanged, newAlert, newDevice];

function watching(entry: Entry, { noun, kind, filters, canInclude, since, latest, ...events }: Watched): TriggerEvent {
	const output = outputFor(kind.ocsf !== undefined);
	const parameters = [output.parameter, ...(canInclude ? [include] : []), filters.parameter, timedOptions(noun)];
	return newEvents({ ...entry, parameters }, (reader) => {
		const { sent } = filters.read(reader);
		const format = output.chosenIn(reader);
		const included = canInclude ? includedIn(reader) : [];
		const conditions = ({ clock }: Session) => aqlOf(sent, clock.now());
		return {
			...events,
			identity: [entry.value, JSON.stringify(filters.given(reader))],
			keyPrefix: 'armis',
			pageSize: PAGE_SIZE,
			since: (session, reading) => since(session, conditions(session), reading),
			latest: (session, count) => latest(session, conditions(session), count),
			complete: async (session, rows) => await withIncluded(session, rows, included),
			output: format,
			shape: (row, session) => shaped(kind, format, session)(row),
		};
	});
}

function after(from: number): string {
	return `after:${moment(from - ONE_SECOND_MS)}`;
}

/** Empty without an end. */
function before(until: number | undefined): string {
	return until === undefined ? '' : `before:${moment(until + ONE_SECOND_MS)}`;
}

/** Or else a fingerprint, so that a record without an ID is not lost. */
function alertKey(row: Row): string {
	return `alert:${idText(row.alertId) ?? fingerprint([JSON.stringify(row)])}`;
}

/** A new alert is Unhandled from the moment at which it occurs. */
function isNew({ status, statusChangeTime, time }: Row): boolean {
	return UNHANDLED.test(String(status)) && Number(vendorTime(statusChangeTime)) <= (vendorTime(time) ?? 0);
}

function changedSince(session: Session, conditions: string, from: number, query: ListQuery): AsyncIterable<Row[]> {
	const span = within('statusChangeTime', session.clock.now() - from + CLOCK_MARGIN_MS);
	const isBackwards = query.wanted !== undefined;
	return searchPages(session, { ...query, aql: aql('in:alerts', conditions, span), orderBy: 'time', isBackwards });
}

/**
 * AQL finds devices by the time at which they were last seen. A device that is new since a time was also seen since then:
 * so all of those are looked through, with two fields each, and the new ones are read with all fields.
 */
async function* newDevicesSince(
	session: Session,
	conditions: string,
	{ from, query }: Reading,
): AsyncGenerator<Row[], void> {
	const seen = searchPages(session, {
		...query,
		aql: aql('in:devices', conditions, after(from)),
		orderBy: 'id',
		fields: ['id', 'firstSeen'],
		pageSize: LARGEST_PAGE_SIZE,
	});
	for await (const rows of seen) {
		const fresh = rows.filter(({ firstSeen }) => (vendorTime(firstSeen) ?? from) >= from);
		yield [...(await recordsById(session, fresh.map(deviceIdOf), searchedDevicesById)).values()];
	}
}

function deviceIdOf({ id }: Row): string {
	const text = idText(id);
	if (text !== undefined) return text;
	throw new ResponseError('the answer has a device without an ID, so the device cannot be recognized');
}
