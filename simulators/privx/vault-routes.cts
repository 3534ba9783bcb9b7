import type { Answer } from '../kernel/answer.cts';
import type { Handler, Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { apiError, invalid, missing } from './errors.cts';
import { listHandler } from './list.cts';
import type { Secret } from './records.cts';
import { anyOf, keywords, readBody } from './search-body.cts';
import { isReadable } from './secret-source.cts';

const PATH = '/vault/api/v1';

/** The routes of the vault [DOC]. */
export function vaultRoutes(data: PrivxData): Route[] {
	const { access, secrets, settings } = data;
	// Default, maximum and sort keys are [DOC].
	const list = { records: secrets, defaultLimit: 100, maxLimit: 100, sortable: ['name', 'updated'], row: withoutData };
	const search = listHandler({ ...list, wanted: searchOf }, settings);
	const use = (handler: Handler) => access.needs(['vault-add', 'vault-manage'], handler);
	return [
		{ method: 'GET', pattern: `${PATH}/secrets`, answer: use(listHandler(list, settings)) },
		{ method: 'POST', effect: 'write', pattern: `${PATH}/secrets`, answer: use((request) => create(data, request)) },
		{ method: 'POST', effect: 'read', pattern: `${PATH}/search/secrets`, answer: use(search) },
		// The secret's roles decide who may read it, not a permission [DOC].
		{
			method: 'GET',
			pattern: `${PATH}/secrets/:`,
			answer: (_, [name]) => one(data, name, (found) => read(data, found)),
		},
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${PATH}/secrets/:`,
			answer: use((request, [name]) => replace(data, name, request)),
		},
		{ method: 'DELETE', pattern: `${PATH}/secrets/:`, answer: use((_, [name]) => remove(data, name)) },
		{ method: 'GET', pattern: `${PATH}/metadata/secrets/:`, answer: (_, [name]) => one(data, name, metadata) },
	];
}

function withoutData({ data: _data, ...rest }: Secret): unknown {
	return rest;
}

function metadata(secret: Secret): Answer {
	return { status: 200, body: withoutData(secret) };
}

// `filter` is accepted but not simulated: what its values mean for an API client is not known.
function searchOf(request: VendorRequest) {
	const given = readBody(request);
	if ('status' in given) return given;
	const { keywords: words, owner_id } = given.body;
	return {
		conditions: [...keywords(words, ({ name }) => name), ...anyOf('owner_id', owner_id, (found) => found.owner_id)],
	};
}

// Other integrations look for these words [CODE].
function one({ secrets }: PrivxData, name: string, answer: (secret: Secret) => Answer): Answer {
	const secret = secrets.find(name);
	return secret ? answer(secret) : apiError(404, 'NOT_FOUND', 'secret not found');
}

// Without the permission to read, the record comes without its data and without a notice [DOC].
function read(data: PrivxData, secret: Secret): Answer {
	data.addAuditEvent(1402, { secretName: secret.name });
	return isReadable(data.origin, secret) ? { status: 200, body: secret } : metadata(secret);
}

function create(data: PrivxData, request: VendorRequest): Answer {
	const given = readBody(request);
	if ('status' in given) return given;
	const { name } = given.body;
	if (typeof name !== 'string' || name === '') return missing('name');
	if (data.secrets.find(name)) return invalid('name', 'a secret with this name exists');
	const refusal = refusalOf(given.body);
	if (refusal) return refusal;
	data.addSecret({ ...contentOf(given.body), name, author: data.ids.users.of(0) });
	return { status: 201, body: { name } };
}

// All that is not in the body is removed, also the data [DOC: PUT replaces].
function replace(data: PrivxData, name: string, request: VendorRequest): Answer {
	return one(data, name, () => {
		const given = readBody(request);
		if ('status' in given) return given;
		const refusal = refusalOf(given.body);
		if (refusal) return refusal;
		data.touch(data.secrets, name, { ...contentOf(given.body), updated_by: data.ids.users.of(0) });
		return { status: 200 };
	});
}

function contentOf(body: Record<string, unknown>): Partial<Secret> {
	const { data = {}, read_roles = [], write_roles = [], owner_id = '' } = body;
	return { data, read_roles, write_roles, owner_id } as Partial<Secret>;
}

function refusalOf({ data, read_roles, write_roles }: Record<string, unknown>): Answer | undefined {
	if (data !== undefined && (typeof data !== 'object' || Array.isArray(data))) {
		return invalid('data', 'data must be an object');
	}
	const lists = [read_roles, write_roles].filter((roles) => roles !== undefined && roles !== null);
	return lists.every(Array.isArray) ? undefined : invalid('read_roles', 'roles must be a list');
}

function remove(data: PrivxData, name: string): Answer {
	return one(data, name, () => {
		data.secrets.remove(name);
		return { status: 200 };
	});
}
