import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/http/session';
import type { Row } from '../../core/pages/page-style';
import { idOf, pagesOf } from './collection';
import { ACCESS_REQUESTS, AUDIT_EVENTS, CONNECTIONS } from './collections';
import type { Filter, FilterOf } from './filters';
import { order } from './listSource';
import { listIn } from './records';
import { accessRequestFilter, scopeIn, simpleAccessRequest } from './resources/accessRequest/list';
import { auditEventFilter, auditEventId, simpleAuditEvent } from './resources/auditEvent/list';
import { connectionFilter, simpleConnection } from './resources/connection/list';
import { timeOf } from './times';

/** What the user has set. */
export interface TriggerChoice {
	/** The value of "Trigger On". */
	event: string;
	filters: IDataObject;
	/** For access requests: `pending`, `decided` or both. */
	requestStates: string[];
	simplify: boolean;
	/** The workflow's. */
	timezone: string;
}

/** One reading of a list for the trigger. */
export interface Look {
	session: Session;
	filter: Filter;
	choice: TriggerChoice;
}

/** Something that the trigger can watch. */
export interface TriggerEvent {
	/** For messages. */
	name: string;
	filter: FilterOf;
	simplify(row: Row): Row;
	/** What tells two of them apart. */
	keyOf(row: Row): string;
	/** When it happened, ms since the epoch; `undefined` for a record to which it has not. */
	timeOf(row: Row, choice: TriggerChoice): number | undefined;
	/** Records from a time on, that time included: in order of time, or else all on one page. */
	since(look: Look, from: number): AsyncIterable<Row[]>;
	/** The newest records first. */
	newest(look: Look): AsyncIterable<Row[]>;
}

/** Later than any real time, for a record that has none: it is remembered, and comes only once. */
export const NO_TIME_MS = 8.64e15;

const auditEvent: TriggerEvent = {
	name: 'new audit events',
	filter: auditEventFilter,
	simplify: simpleAuditEvent,
	keyOf: auditEventId,
	timeOf: ({ created }) => timeOf(created) ?? NO_TIME_MS,
	since: ({ session, filter }, from) =>
		pagesOf(session, AUDIT_EVENTS, {
			query: order('created', 'asc'),
			body: { ...filter.body, start_time: iso(from) },
		}),
	newest: ({ session, filter }) =>
		pagesOf(session, AUDIT_EVENTS, { query: order('created', 'desc'), body: filter.body }),
};

const connectionOpened: TriggerEvent = {
	name: 'opened connections',
	filter: connectionFilter,
	simplify: simpleConnection,
	keyOf: (row) => String(idOf(row)),
	timeOf: ({ connected }) => timeOf(connected) ?? NO_TIME_MS,
	since: (look, from) => connectionsOf(look, 'asc', { connected: { start: iso(from) } }),
	newest: (look) => connectionsOf(look, 'desc'),
};

const connectionClosed: TriggerEvent = {
	name: 'closed connections',
	filter: connectionFilter,
	simplify: simpleConnection,
	keyOf: (row) => `${String(idOf(row))}:closed`,
	timeOf: ({ disconnected }) => timeOf(disconnected),
	since: (look, from) => together(connectionsOf(look, 'asc', { disconnected: { start: iso(from) } })),
	newest: (look) => connectionsOf(look, 'desc'),
};

/** Whether the server can sort by the end of a connection is not documented; by its beginning it can. */
function connectionsOf({ session, filter, choice }: Look, direction: 'asc' | 'desc', times: IDataObject = {}) {
	const verbose = !choice.simplify || 'userRoles' in choice.filters;
	const query = { ...order('connected', direction), verbose };
	return pagesOf(session, CONNECTIONS, { query, body: { ...filter.body, ...times } });
}

const accessRequest: TriggerEvent = {
	name: 'access requests',
	filter: accessRequestFilter,
	simplify: simpleAccessRequest,
	keyOf: (row) => (row.status === 'WAITING' ? String(idOf(row)) : `${String(idOf(row))}:${String(row.status)}`),
	timeOf: (row, { requestStates }) => {
		const isPending = row.status === 'WAITING';
		if (!requestStates.includes(isPending ? 'pending' : 'decided')) return undefined;
		return (isPending ? timeOf(row.created) : decidedAt(row)) ?? NO_TIME_MS;
	},
	since: (look, from) => together(changedSince(latestChanged(look), from)),
	newest: latestChanged,
};

/** What the trigger can watch, by the value of "Trigger On". */
export const TRIGGER_EVENTS: Record<string, TriggerEvent> = {
	accessRequest,
	auditEvent,
	connectionClosed,
	connectionOpened,
};

function latestChanged({ session, filter, choice }: Look): AsyncIterable<Row[]> {
	const query = { ...order('updated', 'desc'), filter: scopeIn(choice.filters.scope) };
	return pagesOf(session, ACCESS_REQUESTS, { query, body: filter.body });
}

/**
 * Ends where nothing newer can follow, as long as the server keeps to the order. That it does is not documented: where the
 * records show that it does not, all of them are read.
 */
async function* changedSince(pages: AsyncIterable<Row[]>, from: number): AsyncGenerator<Row[]> {
	let latest = Infinity;
	let isInOrder = true;
	for await (const rows of pages) {
		for (const { updated } of rows) {
			const time = timeOf(updated);
			isInOrder &&= time !== undefined && time <= latest;
			latest = time ?? latest;
		}
		yield rows;
		if (isInOrder && latest < from) return;
	}
}

/**
 * When the last approver decided. `updated` changes again when the role is revoked; a request that nobody had to approve
 * was decided when it was made.
 */
function decidedAt({ steps, created, updated, target_role_revoked }: Row): number | undefined {
	const times = listIn(steps).flatMap(({ approvers }) =>
		listIn(approvers).flatMap(({ decision_time }) => timeOf(decision_time) ?? []),
	);
	return times.length > 0 ? Math.max(...times) : timeOf(target_role_revoked === true ? created : updated);
}

/** All on one page, for a list that is not in order of time. */
async function* together(pages: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
	const all: Row[] = [];
	for await (const rows of pages) all.push(...rows);
	yield all;
}

/** The server compares microseconds, so the beginning of the millisecond is right. */
function iso(time: number): string {
	return new Date(time).toISOString();
}
