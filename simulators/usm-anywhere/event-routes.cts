import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Route } from '../kernel/router.cts';
import type { UsmAnywhereData } from './data.cts';
import { apiError } from './errors.cts';
import { listHandler, type ListSettings } from './list-answer.cts';
import { fieldFilter } from './list-request.cts';
import type { EventsKey } from './options.cts';
import type { Event } from './records.cts';

const PATH = '/api/2.0/events';

/** All optional: `account_name` is documented as required, but all clients work without it [CODE, FIELD]. */
const FILTERS = [
	fieldFilter('account_name'),
	fieldFilter('suppressed'),
	fieldFilter('plugin'),
	fieldFilter('event_name'),
	fieldFilter('source_name'),
	fieldFilter('sensor_uuid'),
	fieldFilter('source_username'),
];

/** The event routes: list and read [DOC]. */
export function eventRoutes(data: UsmAnywhereData, settings: ListSettings, key: EventsKey): Route[] {
	const row = (event: Event, { origin }: VendorRequest) => ({ ...event, _links: selfLink(origin, event.uuid) });
	const list = { filters: FILTERS, sortable: ['event_name', 'plugin', 'source_name'], key, row };
	return [
		{ method: 'GET', pattern: PATH, answer: listHandler(data.events, { ...settings, ...list }) },
		{ method: 'GET', pattern: `${PATH}/:`, answer: (request, [uuid]) => answerEvent(request, data, uuid) },
	];
}

// `suppressed` is text here and a boolean in the list [DOC sample].
function answerEvent(request: VendorRequest, data: UsmAnywhereData, uuid: string): Answer {
	const event = data.events.find(uuid);
	if (!event) return apiError(404, request.path, `Event ${uuid} not found`);
	const body = { ...event, suppressed: String(event.suppressed), _links: selfLink(request.origin, uuid) };
	return { status: 200, body };
}

function selfLink(origin: string, uuid: string) {
	return { self: { href: `${origin}${PATH}/${uuid}` } };
}
