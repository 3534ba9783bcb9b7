import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Session } from '../../core/http/session';
import type { EventSource, Reading } from '../../core/node/event-source';
import type { FilterSet } from '../../core/node/filter';
import { shaped, type Output, type RecordKind } from '../../core/node/list';
import type { Entry } from '../../core/node/operation';
import type { ParameterReader } from '../../core/node/parameter-reader';
import { asOffered } from '../../core/node/parameter-values';
import { newEvents, type TriggerEvent } from '../../core/node/trigger';
import type { Row } from '../../core/pages/page-style';
import type { ListQuery } from '../../core/pages/walk-list';
import { vendorTime } from '../../core/time/vendor-time';
import { withoutTimes } from '../shared/filters';
import { anyOutputIn, outputWithOcsf } from '../shared/output';
import { timedOptions } from '../shared/trigger-options';
import { ACCESS_REQUESTS, AUDIT_EVENTS, CONNECTIONS } from './collections';
import { merged, type Sent } from './filters';
import { order, type Direction } from './lists';
import { refuseNames } from './named-filters';
import { idOf, pagesOf, type Collection } from './pages';
import { iso } from './record-values';
import { KEY_PREFIX } from './ocsf/product';
import { AUDIT_EVENT, DECIDED_REQUEST, OPENED_CONNECTION } from './records';
import { isPending, requestKey } from './request-key';
import { accessRequestFilters } from './resources/access-request/filters';
import { auditEventFilters } from './resources/audit-event/filters';
import { connectionFilters } from './resources/connection/filters';
import { changedSince, decidedAt } from './trigger-requests';

/** Reads the watched list, with the filters of the user. @param search further fields of the search */
type Read = (session: Session, direction: Direction, search?: IDataObject, query?: ListQuery) => AsyncIterable<Row[]>;

/** What an event watches. */
interface Watched extends Entry {
	/** For messages, e.g. `new audit events`. */
	records: string;
	/** Added to the description of Look Back. */
	note?: string;
	collection: Collection;
	/** Default: that of the collection. */
	kind?: RecordKind;
	filters: FilterSet<Sent>;
	/** The field that the list is sorted by. */
	sortKey: string;
	/** Asked of the server beside the filters. */
	query?(format: Output): Sent['query'];
	/** First in the form. */
	selection?: INodeProperties[];
	/** What is an event, and when and how often it occurred. */
	source(
		read: Read,
		reader: ParameterReader,
	): Pick<EventSource, 'since' | 'isUnordered' | 'hasEnd' | 'concerns' | 'timeOf' | 'keyOf'>;
}

const requestStates: INodeProperties = {
	displayName: 'Request States',
	name: 'requestStates',
	type: 'multiOptions',
	options: [
		{ name: 'Decided', value: 'decided', description: 'Requests that were approved or denied' },
		{ name: 'Pending', value: 'pending', description: 'New requests that wait for a decision' },
	],
	default: ['pending'],
	required: true,
	description:
		'Which access requests start the workflow. A request that is created and decided between two polls counts only as decided.',
};

const connection = {
	collection: CONNECTIONS,
	filters: withoutTimes(connectionFilters, 'Only connections that match all of these start the workflow', ['statuses']),
	// It is not documented whether the server can sort by the end of a connection. It can sort by the start.
	sortKey: 'connected',
	query: (format: Output) => ({ verbose: format !== 'simplified' }),
};

/** What the trigger can watch. */
export const triggerEvents: TriggerEvent[] = [
	watching({
		name: 'Access Request',
		value: 'accessRequest',
		description: 'When a user requests a role, or a request is decided',
		records: 'access requests',
		collection: ACCESS_REQUESTS,
		kind: DECIDED_REQUEST,
		filters: withoutTimes(accessRequestFilters, 'Only access requests that match all of these start the workflow', [
			'statuses',
		]),
		sortKey: 'updated',
		selection: [requestStates],
		source(read, reader) {
			const states = reader.texts(requestStates).map((state) => asOffered(state, requestStates));
			return {
				since: (session, { from, query }) => changedSince(read(session, 'desc', undefined, query), from),
				isUnordered: true,
				concerns: (row) => states.includes(isPending(row) ? 'pending' : 'decided'),
				timeOf: (row) => (isPending(row) ? vendorTime(row.created) : decidedAt(row)),
				keyOf: (row) => requestKey(row).map(String).join(':'),
			};
		},
	}),
	watching({
		name: 'Audit Event',
		value: 'auditEvent',
		description: 'When PrivX writes an audit event. There are thousands of them: set filters.',
		records: 'new audit events',
		note: 'Audit events have no ID: those that are equal in every field count as one.',
		collection: AUDIT_EVENTS,
		filters: withoutTimes(auditEventFilters, 'Only audit events that match all of these start the workflow'),
		sortKey: 'created',
		source: (read) => ({
			since: (session, { from, until }) =>
				read(session, 'asc', { start_time: iso(from), ...(until === undefined ? {} : { end_time: iso(until) }) }),
			timeOf: ({ created }) => vendorTime(created),
			keyOf: (row) => String(AUDIT_EVENT.idOf(row)),
		}),
	}),
	watching({
		...connection,
		name: 'Connection Closed',
		value: 'connectionClosed',
		description: 'When a connection to a host ends',
		records: 'closed connections',
		source: (read) => ({
			since: (session, { query, ...span }) => read(session, 'asc', { disconnected: spanOf(span) }, query),
			isUnordered: true,
			hasEnd: true,
			concerns: ({ disconnected }) => vendorTime(disconnected) !== undefined,
			timeOf: ({ disconnected }) => vendorTime(disconnected),
			keyOf: (row) => `${String(idOf(row))}:closed`,
		}),
	}),
	watching({
		...connection,
		name: 'Connection Opened',
		value: 'connectionOpened',
		description: 'When a user connects to a host',
		records: 'opened connections',
		kind: OPENED_CONNECTION,
		source: (read) => ({
			since: (session, span) => read(session, 'asc', { connected: spanOf(span) }),
			timeOf: ({ connected }) => vendorTime(connected),
			keyOf: (row) => String(idOf(row)),
		}),
	}),
];

function watching(watched: Watched): TriggerEvent {
	const { name, value, description, records, note, collection, filters, sortKey, selection = [] } = watched;
	const { kind = collection.kind } = watched;
	const parameters = [...selection, outputWithOcsf, filters.parameter, timedOptions(collection.what, note)];
	return newEvents({ name, value, description, parameters }, (reader) => {
		refuseNames(reader, filters);
		const { sent, keeps } = filters.read(reader);
		const { body, query } = merged(sent);
		const format = anyOutputIn(reader);
		const read: Read = (session, direction, search, how) =>
			pagesOf(session, collection, {
				...how,
				query: { ...order(sortKey, direction), ...watched.query?.(format), ...query },
				body: { ...body, ...search },
			});
		return {
			...watched.source(read, reader),
			name: records,
			identity: [
				value,
				...selection.map((parameter) => String(reader.get(parameter.name, ''))),
				JSON.stringify(filters.given(reader)),
			],
			keyPrefix: KEY_PREFIX,
			pageSize: collection.largest,
			latest: (session) => read(session, 'desc'),
			keeps,
			output: format,
			shape: (row, session) => shaped(kind, format, session)(row),
		};
	});
}

function spanOf({ from, until }: Omit<Reading, 'query'>): IDataObject {
	return { start: iso(from), ...(until === undefined ? {} : { end: iso(until) }) };
}
