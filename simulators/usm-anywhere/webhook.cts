import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Route } from '../kernel/router.cts';
import type { UsmAnywhereData } from './data.cts';
import { apiError } from './errors.cts';
import type { UsmAnywhereSettings } from './options.cts';

/** Where a connector of the type Webhook takes events [DOC]. */
export const PUSH_PATH = '/api/1.0/webhook/push';
/** Events in one request [DOC]. */
const MOST_EVENTS = 10_000;

/** Whether a request is one to the webhook, which knows no bearer tokens. */
export function isPush({ path }: { path: string }): boolean {
	return path === PUSH_PATH;
}

/** The route: one JSON object or a list of them, with the connector's key as header or parameter [DOC]. */
export function webhookRoute(data: UsmAnywhereData, settings: UsmAnywhereSettings): Route {
	return { method: 'POST', effect: 'write', pattern: PUSH_PATH, answer: (request) => push(request, data, settings) };
}

// Success is 200 [CODE: scripts of users]. All refusals, and that the whole request is refused for one event, are [INVENTED].
function push(request: VendorRequest, data: UsmAnywhereData, settings: UsmAnywhereSettings): Answer {
	const key = request.headers.api_key ?? request.query.get('API_KEY');
	if (key !== settings.webhookApiKey) return apiError(401, request.path, 'Unauthorized');
	if (Buffer.byteLength(request.body) > settings.webhookMaxBytes)
		return apiError(413, request.path, 'Payload too large');
	const events = [parsed(request.body)].flat();
	const areObjects = events.every((event) => typeof event === 'object' && event !== null && !Array.isArray(event));
	if (!areObjects) return apiError(400, request.path, 'Expected a JSON object or a list of objects');
	if (events.length > MOST_EVENTS) return apiError(400, request.path, `More than ${MOST_EVENTS} events`);
	data.pushed.push(...events);
	return { status: 200 };
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
