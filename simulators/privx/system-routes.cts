import { createHash, X509Certificate } from 'node:crypto';
import type { Answer } from '../kernel/answer.cts';
import type { Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { notFound } from './errors.cts';
import { keywords, readBody } from './search-body.cts';
import { shortList } from './short-list.cts';
import { SERVICE_PATHS } from './vocabulary.cts';

/** The status of each service: the only calls that need no token [CODE]. */
export function statusRoutes(): Route[] {
	return SERVICE_PATHS.map((service) => ({
		method: 'GET',
		pattern: `/${service}/api/v1/status`,
		answer: () => ({ status: 200, body: serviceStatus(service) }),
	}));
}

function serviceStatus(service: string) {
	return {
		variant: service,
		version: '44.0-58',
		api_version: '1',
		status: 'RUNNING',
		status_message: '',
		app_id: `${service}-1`,
		'server-mode': 'HTTPS',
		status_details: [{ k: 'database', v: 'OK' }],
		start_time: '2026-01-01T00:00:00Z',
	};
}

/** Access groups, components, clock, license and trust anchor [DOC, CODE]. */
export function systemRoutes(data: PrivxData, trustAnchor: string): Route[] {
	const { access, accessGroups, settings } = data;
	const groups = '/authorizer/api/v1/accessgroups';
	const monitor = '/monitor-service/api/v1';
	const get = (pattern: string, permission: string, body: () => unknown): Route => ({
		method: 'GET',
		pattern,
		answer: access.needs(permission, () => ({ status: 200, body: body() })),
	});
	const manage = 'access-groups-manage';
	return [
		{ method: 'GET', pattern: groups, answer: access.needs(manage, () => shortList(accessGroups, settings)) },
		{
			method: 'POST',
			effect: 'read',
			pattern: `${groups}/search`,
			answer: access.needs(manage, (request) => searchGroups(data, request)),
		},
		{ method: 'GET', pattern: `${groups}/:`, answer: access.needs(manage, (_, [id]) => oneGroup(data, id)) },
		// A plain array in version 1 of the API [CODE].
		get('/authorizer/api/v1/cas', manage, () => accessGroups.map(({ ca_id, id }) => ({ id: ca_id, group_id: id }))),
		get(`${monitor}/components`, 'logs-view', () => components(settings.now())),
		get(`${monitor}/instance/status`, 'logs-view', () => ({ status: 'RUNNING', status_details: [] })),
		get(`${monitor}/time`, 'logs-view', () => ({ time_utc: new Date(settings.now()).toISOString() })),
		get('/license-manager/api/v1/license', 'licenses-manage', () => license(data)),
		{ method: 'GET', pattern: '/authorizer/api/v1/ssl-trust-anchor', answer: () => trustAnchorOf(trustAnchor) },
	];
}

function searchGroups(data: PrivxData, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const conditions = keywords(read.body.keywords, ({ name, comment }) => [name, comment]);
	return shortList(
		data.accessGroups.filter((group) => conditions.every(({ holds }) => holds(group))),
		data.settings,
	);
}

function oneGroup({ accessGroups }: PrivxData, id: string): Answer {
	const body = accessGroups.find((group) => group.id === id);
	return body ? { status: 200, body } : notFound('Access group');
}

// An object by host name [CODE: recorded sample of SSHcom/privx-mcp, components-status.json].
function components(now: number) {
	const services = SERVICE_PATHS.map((service) => {
		const { variant: _, ...status } = serviceStatus(service);
		return {
			component_name: service.toUpperCase(),
			component_type: 'MICROSERVICE',
			created: new Date(now).toISOString(),
			hostname: 'privx-1',
			status,
			status_uri: `https://localhost/${service}/api/v1/status`,
		};
	});
	return { 'privx-1': services };
}

// Fields [DOC], values [INVENTED].
function license({ hosts, users }: PrivxData) {
	return {
		customer: 'Simulated customer',
		expiry_date: '2027-01-15T00:00:00Z',
		license_status: 'VALID',
		features: ['SSH', 'RDP', 'WEB', 'VNC', 'DB'],
		max_users: 1000,
		users_in_use: users.all.length,
		max_hosts: 10_000,
		hosts_in_use: hosts.all.length,
	};
}

function trustAnchorOf(trust_anchor: string): Answer {
	if (!trust_anchor) return { status: 200, body: { trust_anchor: '', trust_anchor_sha1: '', trust_anchor_sha256: '' } };
	const { raw } = new X509Certificate(trust_anchor);
	const digest = (algorithm: string) => createHash(algorithm).update(raw).digest('hex');
	return {
		status: 200,
		body: { trust_anchor, trust_anchor_sha1: digest('sha1'), trust_anchor_sha256: digest('sha256') },
	};
}
