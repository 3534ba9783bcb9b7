import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Route } from '../kernel/router.cts';
import { jsonFields, textField } from './body.cts';
import type { ArmisData } from './data.cts';
import { v1Data, v1Error } from './errors.cts';
import type { ArmisSettings } from './options.cts';
import { searchRoutes } from './search-routes.cts';
import { listAnswer, v1Page, windowOf } from './v1-list.cts';

const ROOT = '/api/v1';

/** The statuses that an alert can be set to, and how the alert shows them [CODE]. */
const STATUSES: Record<string, string> = { UNHANDLED: 'Unhandled', SUPPRESSED: 'Suppressed', RESOLVED: 'Resolved' };

/** The simulated routes of API v1. A trailing slash is usual there and ignored here. */
export function v1Routes(data: ArmisData, settings: ArmisSettings): Route[] {
	const { maxLength } = settings;
	const list = (path: string, key: string, rows: () => unknown[]): Route => ({
		method: 'GET',
		pattern: `${ROOT}/${path}`,
		answer: (request) => listAnswer(rows(), request, key, maxLength),
	});
	return [
		...searchRoutes(data, settings),
		{ method: 'PATCH', pattern: `${ROOT}/alerts/:`, answer: (request, [id]) => setStatus(request, data, id) },
		{
			method: 'POST',
			effect: 'write',
			pattern: `${ROOT}/devices/:/tags`,
			answer: (request, [id]) => changeTags(request, data, id, true),
		},
		{
			method: 'DELETE',
			pattern: `${ROOT}/devices/:/tags`,
			answer: (request, [id]) => changeTags(request, data, id, false),
		},
		{ method: 'GET', pattern: `${ROOT}/vulnerability-match`, answer: (request) => matches(request, data, maxLength) },
		list('boundaries', 'boundaries', () => data.boundaries),
		list('sites', 'sites', () => data.sites.map(({ id, name, location, tier }) => ({ id, name, location, tier }))),
		{
			method: 'GET',
			pattern: `${ROOT}/boundaries/:`,
			answer: (_, [id]) => {
				const boundary = data.boundaries.find((known) => String(known.id) === id);
				return boundary ? v1Data(boundary) : v1Error(404, `Boundary ${id} wasn't found`);
			},
		},
	];
}

// The status is sent as a form or as JSON [CODE: both are in use].
function setStatus(request: VendorRequest, data: ArmisData, id: string): Answer {
	const status = STATUSES[textField(request, 'status') ?? ''];
	if (!status) return v1Error(400, 'Invalid value for status');
	// An unknown alert gives 400, not 404 [CODE].
	if (!data.alerts.find(id)) return v1Error(400, `Alert ${id} wasn't found`);
	data.updateAlert(id, { status });
	return v1Data({});
}

// DELETE has a body [CODE]. Adding a tag again, or removing one that is missing, is not an error [INVENTED].
function changeTags(request: VendorRequest, data: ArmisData, id: string, isAdded: boolean): Answer {
	const { tags } = jsonFields(request);
	const isList = Array.isArray(tags) && tags.length > 0 && tags.every((tag) => typeof tag === 'string' && tag !== '');
	if (!isList) return v1Error(400, 'Invalid value for tags');
	const device = data.devices.find(id);
	if (!device) return v1Error(404, `Device ${id} wasn't found`);
	const given = tags as string[];
	const kept = device.tags.filter((tag) => !given.includes(tag));
	data.updateDevice(id, { tags: isAdded ? [...new Set([...device.tags, ...given])] : kept });
	return v1Data({});
}

// Either by vulnerability or by device. The list is named `sample`, and its paging is in an object of its own [CODE].
function matches(request: VendorRequest, data: ArmisData, maxLength: number): Answer {
	const cves = idsOf(request.query, 'vulnerability_ids');
	const devices = idsOf(request.query, 'device_ids');
	if ((cves === undefined) === (devices === undefined))
		return v1Error(400, 'One of vulnerability_ids and device_ids is needed');
	const window = windowOf(request.query, maxLength);
	if ('status' in window) return window;
	const rows = data.matches(cves, (deviceId) => !devices || devices.includes(String(deviceId)));
	const { sample, count, next, prev, total } = v1Page(
		{ length: rows.length, at: (index) => rows[index] },
		window,
		'sample',
	);
	return v1Data({
		sample,
		paging: { from: window.from, to: window.from + Number(count), length: window.length, next, prev, total },
	});
}

function idsOf(query: URLSearchParams, name: string): string[] | undefined {
	const ids = (query.get(name) ?? '').split(',').filter((id) => id !== '');
	return ids.length > 0 ? ids : undefined;
}
