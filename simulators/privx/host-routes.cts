import { randomUUID } from 'node:crypto';
import type { Answer } from '../kernel/answer.cts';
import type { Handler, Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Facets } from '../kernel/record-set.cts';
import type { PrivxData } from './data.cts';
import { invalid, missing, notFound } from './errors.cts';
import { EMPTY_HOST } from './host-source.cts';
import { listHandler, type Condition, type Wanted } from './list.cts';
import type { Host } from './records.cts';
import { anyOf, keywords, readBody } from './search-body.cts';

const PATH = '/host-store/api/v1/hosts';

/** Fields of a search body that are compared with the field of the same name [CODE]. */
const SAME_NAME = [
	'id',
	'external_id',
	'instance_id',
	'source_id',
	'distinguished_name',
	'common_name',
	'organization',
	'organizational_unit',
	'zone',
	'host_type',
	'host_classification',
	'scope',
	'tags',
	'deployable',
	'disabled',
];

/** The routes of hosts [DOC]. */
export function hostRoutes(data: PrivxData): Route[] {
	const { access, hosts, settings } = data;
	// Default and maximum are [INVENTED]: the vendor's examples request 1000.
	const list = { records: hosts, defaultLimit: 50, maxLimit: 1000, sortable: ['common_name', 'id', 'updated', 'zone'] };
	const all = listHandler({ ...list, wanted: () => ({ conditions: access.scope() }) }, settings);
	const search = listHandler({ ...list, wanted: (request) => searchOf(request, access.scope()) }, settings);
	const view = (handler: Handler) => access.needs('hosts-view', handler);
	const manage = (handler: Handler) => access.needs('hosts-manage', handler);
	return [
		{ method: 'GET', pattern: PATH, answer: view(all) },
		{ method: 'POST', effect: 'write', pattern: PATH, answer: manage((request) => create(data, request)) },
		{ method: 'POST', effect: 'read', pattern: `${PATH}/search`, answer: view(search) },
		{ method: 'POST', effect: 'read', pattern: `${PATH}/resolve`, answer: view((request) => resolve(data, request)) },
		{ method: 'GET', pattern: `${PATH}/tags`, answer: view(() => tags(data)) },
		{ method: 'GET', pattern: `${PATH}/:`, answer: view((_, [id]) => one(data, id, (host) => ok(host))) },
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/:`,
			answer: manage((request, [id]) => replace(data, id, request)),
		},
		{ method: 'DELETE', pattern: `${PATH}/:`, answer: manage((_, [id]) => remove(data, id)) },
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/:/disabled`,
			answer: manage((request, [id]) => disable(data, id, request)),
		},
		// Which permission is needed is [INF].
		{
			method: 'POST',
			effect: 'write',
			pattern: '/secrets-manager/api/v1/rotate/:/:',
			answer: manage((_, [id, account]) => rotate(data, id, account)),
		},
	];
}

function searchOf(request: VendorRequest, scope: Condition[]): Wanted | Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const { body } = read;
	const services = (field: string) => (host: Facets) =>
		(host.services as Array<Record<string, unknown>>).map((service) => service[field]);
	const roles = (host: Facets) =>
		(host.principals as Array<{ roles?: Array<{ id: string }> }>).flatMap(({ roles: of = [] }) =>
			of.map(({ id }) => id),
		);
	return {
		conditions: [
			...scope,
			...keywords(body.keywords),
			...SAME_NAME.flatMap((name) => anyOf(name, body[name], (host) => host[name])),
			...anyOf('address', body.address, (host) => host.addresses),
			...anyOf('service', body.service, services('service')),
			...anyOf('port', body.port, services('port')),
			...anyOf('role', body.role, roles),
			...anyOf('access_group_ids', body.access_group_ids, (host) => host.access_group_id),
			...anyOf('cloud_providers', body.cloud_providers, (host) => host.cloud_provider),
			...anyOf('cloud_provider_regions', body.cloud_provider_regions, (host) => host.cloud_provider_region),
		],
	};
}

function ok(body?: unknown): Answer {
	return { status: 200, body };
}

// For the client, a host of a group that is not covered does not exist [INF].
function one(data: PrivxData, id: string, answer: (host: Host) => Answer): Answer {
	const host = data.hosts.find(id);
	return host && data.access.covers(host) ? answer(host) : notFound('Host');
}

// The body can have an id; otherwise one is made [CODE].
function create(data: PrivxData, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const refusal = refusalOf(read.body);
	if (refusal) return refusal;
	const id = typeof read.body.id === 'string' && read.body.id ? read.body.id : randomUUID();
	if (data.hosts.find(id)) return invalid('id', 'a host with this id exists');
	data.hosts.add({ ...stored(data, read.body), id, created: data.nowText } as Host);
	data.addAuditEvent(801, { hostID: id });
	return { status: 201, body: { id } };
}

// All that is not in the body is removed [DOC: PUT replaces].
function replace(data: PrivxData, id: string, request: VendorRequest): Answer {
	return one(data, id, (host) => {
		const read = readBody(request);
		if ('status' in read) return read;
		const refusal = refusalOf(read.body);
		if (refusal) return refusal;
		const gone = Object.fromEntries(Object.keys(host).map((key) => [key, undefined]));
		data.hosts.update(id, { ...gone, ...stored(data, read.body), disabled: host.disabled });
		data.addAuditEvent(802, { hostID: id });
		return ok();
	});
}

function stored({ ids, nowText }: PrivxData, body: Record<string, unknown>): Partial<Host> {
	const defaults = { ...EMPTY_HOST, access_group_id: ids.accessGroups[0] };
	return { ...defaults, ...body, updated: nowText, updated_by: ids.users.of(0) };
}

// The required fields are [CODE: the vendor's smallest example].
function refusalOf(body: Record<string, unknown>): Answer | undefined {
	if (!body.common_name) return missing('common_name');
	return Array.isArray(body.addresses) ? undefined : missing('addresses');
}

function remove(data: PrivxData, id: string): Answer {
	return one(data, id, () => {
		data.hosts.remove(id);
		data.addAuditEvent(803, { hostID: id });
		return ok();
	});
}

function disable(data: PrivxData, id: string, request: VendorRequest): Answer {
	return one(data, id, () => {
		const read = readBody(request);
		if ('status' in read) return read;
		if (typeof read.body.disabled !== 'boolean') return invalid('disabled', 'disabled must be a boolean');
		data.touch(data.hosts, id, { disabled: read.body.disabled ? 'BY_ADMIN' : 'FALSE' });
		data.addAuditEvent(806, { hostID: id });
		return ok();
	});
}

// The host of a service at an address: id and name [INF].
function resolve(data: PrivxData, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const { service, address, port } = read.body;
	const isMeant = (offered: unknown) => {
		const one = offered as Record<string, unknown>;
		return one.service === service && one.address === address && one.port === port;
	};
	const host = data.hosts.all.find((known) => (known.services as unknown[]).some(isMeant));
	return host && data.access.covers(host) ? ok({ id: host.id, common_name: host.common_name }) : notFound('Host');
}

function tags(data: PrivxData): Answer {
	const items = [
		...new Set(data.hosts.all.filter((host) => data.access.covers(host)).flatMap((host) => host.tags)),
	].sort();
	return ok({ count: items.length, items });
}

// The fields are [CODE: SSHcom/privx-sdk-go, hoststore/model.go]; that an unknown account is refused is [INF].
function rotate(data: PrivxData, id: string, account: string): Answer {
	return one(data, id, (host) => {
		const accounts = host.principals as Array<{ principal: string }>;
		if (!accounts.some(({ principal }) => principal === account)) return notFound('Account');
		const rotation_status = [{ principal: account, last_rotated: data.nowText, last_error: '' }];
		data.touch(data.hosts, id, { password_rotation: { rotation_status } });
		return ok();
	});
}
