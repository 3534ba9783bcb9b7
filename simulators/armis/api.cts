import { tooMany } from '../kernel/answer.cts';
import { limitFor } from '../kernel/rate-limit.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { answerRoute, type Route } from '../kernel/router.cts';
import type { Vendor } from '../kernel/server.cts';
import { isV1TokenRequest, isV3TokenRequest, type ArmisTokens } from './authentication.cts';
import { FILES_PATH, type DataExports } from './data-export.cts';
import type { ArmisData } from './data.cts';
import { v1Error, v3Error } from './errors.cts';
import type { ArmisSettings } from './options.cts';
import { assetFields, assetSearch } from './v3-assets.cts';
import { bulkUpdate } from './v3-bulk.cts';
import { settingsRoutes } from './v3-settings.cts';
import { v3Alert } from './v3-shapes.cts';
import { v1Routes } from './v1-routes.cts';

/** The scopes that a v3 call needs, as far as the vendor documents them [DOC]. The others are not known and not checked. */
const SCOPES: ReadonlyArray<readonly [method: string, path: RegExp, scopes: string[]]> = [
	['POST', /^\/v3\/assets\/_search$/, ['PERMISSION.DEVICE.READ', 'PERMISSION.PII.DEVICE', 'FULL_VISIBILITY']],
	// [INF]
	['GET', /^\/v3\/assets\/_search\/fields$/, ['PERMISSION.DEVICE.READ']],
	['GET', /^\/v3\/alerts\//, ['PERMISSION.ALERT.READ']],
	['POST', /^\/v3\/settings\/sites$/, ['PERMISSION.SETTINGS.SITES_AND_SENSORS.MANAGE.SITES']],
	['POST', /^\/v3\/settings\/device-custom-properties$/, ['PERMISSION.SETTINGS.CUSTOM_PROPERTIES.MANAGE']],
];

/** Both APIs of the vendor, on one origin. */
export function armisApi(settings: ArmisSettings, data: ArmisData, tokens: ArmisTokens, exports: DataExports): Vendor {
	const v1 = v1Routes(data, settings);
	const v3 = v3Routes(data, settings, exports);
	return {
		routes: [...v3, ...v1],
		answer(request) {
			if (isV3TokenRequest(request)) return tokens.answerV3(request);
			if (isV1TokenRequest(request)) return tokens.answerV1(request);
			if (request.path.startsWith(FILES_PATH)) return exports.file(request);
			if (isV3(request)) return tokens.refuseV3(request, scopesFor(request)) ?? answerRoute(v3, request, v3Error);
			if (request.path.startsWith('/api/v1/')) return tokens.refuseV1(request) ?? answerRoute(v1, request, v1Error);
			// The console itself is on the tenant's host.
			return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Armis</title>' };
		},
		// Neither a limit nor the answer over it is known [INVENTED].
		limits: limitFor(settings.requestsPerSecond),
		refuse: (request) =>
			tooMany((isV3(request) ? v3Error : v1Error)(429, 'Too Many Requests'), settings.retryAfterSeconds),
	};
}

function v3Routes(data: ArmisData, settings: ArmisSettings, exports: DataExports): Route[] {
	return [
		{ method: 'POST', effect: 'read', pattern: '/v3/assets/_search', answer: assetSearch(data, settings) },
		{ method: 'GET', pattern: '/v3/assets/_search/fields', answer: (request) => assetFields(request, data) },
		{ method: 'POST', effect: 'write', pattern: '/v3/assets/_bulk', answer: (request) => bulkUpdate(request, data) },
		{
			method: 'GET',
			pattern: '/v3/alerts/:',
			answer: (_, [id]) => {
				const alert = data.alerts.find(id);
				return alert ? { status: 200, body: v3Alert(alert) } : v3Error(404, `Alert ${id} not found`);
			},
		},
		...settingsRoutes(data, settings),
		{ method: 'GET', pattern: '/v3/data-export/:', answer: (_, [entity]) => exports.read(entity) },
		{ method: 'PATCH', pattern: '/v3/data-export/:', answer: (request, [entity]) => exports.set(request, entity) },
	];
}

function isV3({ path }: { path: string }): boolean {
	return path === '/v3' || path.startsWith('/v3/');
}

function scopesFor(request: VendorRequest): string[] {
	const path = request.path.replace(/\/$/, '');
	return SCOPES.find(([method, pattern]) => method === request.method && pattern.test(path))?.[2] ?? [];
}
