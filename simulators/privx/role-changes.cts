import { randomUUID } from 'node:crypto';
import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { PrivxData } from './data.cts';
import { invalid, missing, notFound } from './errors.cts';
import type { Role, UserRole } from './records.cts';
import { readBody } from './search-body.cts';

/** A new role [CODE: SSHcom/privx-sdk-go, rolestore; which fields are required is INF]. */
export function createRole(data: PrivxData, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const refusal = refusalOf(data, read.body);
	if (refusal) return refusal;
	const id = randomUUID();
	data.addRole({ ...emptyRole(data), ...read.body, id } as Partial<Role>);
	return { status: 201, body: { id } };
}

/** All that is not in the body is removed [DOC: PUT replaces]. The role of the system cannot be changed [INF]. */
export function replaceRole(data: PrivxData, id: string, request: VendorRequest): Answer {
	const role = data.roles.find(id);
	if (!role) return notFound('Role');
	if (role.system) return invalid('id', 'a system role cannot be changed');
	const read = readBody(request);
	if ('status' in read) return read;
	const refusal = refusalOf(data, read.body, id);
	if (refusal) return refusal;
	const gone = Object.fromEntries(Object.keys(role).map((key) => [key, undefined]));
	data.touch(data.roles, id, { ...gone, ...emptyRole(data), ...read.body } as Partial<Role>);
	return { status: 200 };
}

/** The users who have the role lose it [INF]. */
export function removeRole(data: PrivxData, id: string): Answer {
	const role = data.roles.find(id);
	if (!role) return notFound('Role');
	if (role.system) return invalid('id', 'a system role cannot be deleted');
	data.roles.remove(id);
	for (const user of data.users.all) {
		const others = user.roles.filter((held: UserRole) => held.id !== id);
		if (others.length < user.roles.length) data.users.update(user.id, { roles: others });
	}
	return { status: 200 };
}

function emptyRole({ ids }: PrivxData): Partial<Role> {
	const context = {
		enabled: false,
		block_role: true,
		validity: [],
		start_time: '',
		end_time: '',
		timezone: '',
		ip_masks: [],
	};
	return { comment: '', permissions: [], access_group_id: ids.accessGroups[0], system: false, context };
}

function refusalOf(data: PrivxData, { name, access_group_id: group }: Record<string, unknown>, own?: string) {
	if (!name) return missing('name');
	if (data.roles.all.some((role) => role.name === name && role.id !== own)) return invalid('name', 'this role exists');
	const isKnown = group === undefined || data.ids.accessGroups.includes(String(group));
	return isKnown ? undefined : invalid('access_group_id', 'access group does not exist');
}
