import type { IDataObject } from 'n8n-workflow';
import { ResponseError } from '../../core/errors/response-error';
import type { Session } from '../../core/http/session';
import type { Row } from '../../core/pages/page-style';
import { fingerprint } from '../../core/token/identity';
import { aql, moment, within } from './aql';
import { DEVICES_BY_ID, recordsById } from './byId';
import { alertFilter, CLOCK_MARGIN_MS, searchedDeviceFilter } from './filters';
import { idText, SIMPLE } from './records';
import { LARGEST_PAGE_SIZE, searchPages } from './search';
import { timeOf } from './times';

/** What one value of "Trigger On" watches. */
export interface TriggerEvent {
	/** For messages. */
	name: string;
	/** Fields of a simplified record. */
	simple: string[];
	/** Conditions in AQL. @throws InputError */
	filter(filters: IDataObject, timezone: string): string;
	/** All that may have occurred since a time, ms. */
	since(session: Session, conditions: string, from: number): AsyncIterable<Row[]>;
	/** Whether `since` goes from old to new. */
	isInOrder: boolean;
	/** The latest records, to build a workflow with. */
	latest(session: Session, conditions: string, wanted: number): AsyncIterable<Row[]>;
	/** Whether a record is an occurrence at all. */
	concerns(row: Row): boolean;
	/** When it occurred, ms. */
	timeOf(row: Row): number | undefined;
	/** The same for the same occurrence, and for no other. */
	keyOf(row: Row): string;
}

/** Filters take whole seconds; whether the second itself belongs to `after:` is not documented. */
const ONE_SECOND_MS = 1_000;
/** The status that an alert begins with: `Unhandled` in answers, in capitals in queries. */
const UNHANDLED = /^unhandled$/i;
/** For a sample of changed alerts. */
const SAMPLE_SPAN_MS = 30 * 86_400_000;

const newAlert: TriggerEvent = {
	name: 'new alerts',
	simple: SIMPLE.alert,
	filter: alertConditions,
	since: (session, conditions, from) =>
		searchPages(session, { aql: aql('in:alerts', conditions, since(from)), orderBy: 'time' }),
	isInOrder: true,
	latest: (session, conditions, wanted) =>
		searchPages(session, { aql: aql('in:alerts', conditions), orderBy: 'time', isBackwards: true, wanted }),
	concerns: () => true,
	timeOf: ({ time }) => timeOf(time),
	keyOf: (row) => `alert:${idText(row.alertId) ?? printOf(row)}`,
};

const alertStatusChanged: TriggerEvent = {
	...newAlert,
	name: 'alerts whose status changed',
	since: (session, conditions, from) => changedSince(session, conditions, from),
	// No integration orders by the time of the change, so it is not known to work.
	isInOrder: false,
	latest: (session, conditions, wanted) =>
		changedSince(session, conditions, session.clock.now() - SAMPLE_SPAN_MS, wanted),
	// A new alert is Unhandled from the moment it occurs.
	concerns: ({ status, statusChangeTime, time }) =>
		timeOf(statusChangeTime) !== undefined &&
		(!UNHANDLED.test(String(status)) || Number(timeOf(statusChangeTime)) > (timeOf(time) ?? 0)),
	timeOf: ({ statusChangeTime }) => timeOf(statusChangeTime),
	keyOf: (row) => `${newAlert.keyOf(row)}:${String(row.status)}:${String(row.statusChangeTime)}`,
};

const newDevice: TriggerEvent = {
	name: 'new devices',
	simple: SIMPLE.searchedDevice,
	filter: searchedDeviceFilter,
	since: newDevicesSince,
	isInOrder: false,
	latest: (session, conditions, wanted) =>
		searchPages(session, { aql: aql('in:devices', conditions), orderBy: 'id', isBackwards: true, wanted }),
	concerns: () => true,
	timeOf: ({ firstSeen }) => timeOf(firstSeen),
	keyOf: ({ id }) => `device:${String(id)}`,
};

/** By the value of the parameter "Trigger On". */
export const EVENTS: Record<string, TriggerEvent> = { alertStatusChanged, newAlert, newDevice };

function alertConditions(filters: IDataObject, timezone: string): string {
	return alertFilter(filters, { timezone, now: 0 }).aql;
}

function since(from: number): string {
	return `after:${moment(from - ONE_SECOND_MS)}`;
}

function changedSince(session: Session, conditions: string, from: number, wanted?: number): AsyncIterable<Row[]> {
	const span = within('statusChangeTime', session.clock.now() - from + CLOCK_MARGIN_MS);
	const isBackwards = wanted !== undefined;
	return searchPages(session, { aql: aql('in:alerts', conditions, span), orderBy: 'time', isBackwards, wanted });
}

/**
 * AQL finds devices by when they were last seen. A device that is new since a time has also been seen since then, so
 * all of those are looked through, two fields of each, and the new ones read in full.
 */
async function* newDevicesSince(session: Session, conditions: string, from: number): AsyncGenerator<Row[], void> {
	const seen = searchPages(session, {
		aql: aql('in:devices', conditions, since(from)),
		orderBy: 'id',
		fields: ['id', 'firstSeen'],
		pageSize: LARGEST_PAGE_SIZE,
	});
	for await (const rows of seen) {
		const fresh = rows.filter(({ firstSeen }) => (timeOf(firstSeen) ?? from) >= from);
		yield [...(await recordsById(session, fresh.map(deviceIdOf), DEVICES_BY_ID)).values()];
	}
}

function deviceIdOf({ id }: Row): string {
	const text = idText(id);
	if (text !== undefined) return text;
	throw new ResponseError('the answer has a device without an ID, so it cannot be told from others');
}

/** For a record without an ID, so that it is not lost. */
function printOf(row: Row): string {
	return fingerprint([JSON.stringify(row)]);
}
