import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { path } from '../../../../core/http/path';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { asText, asTexts } from '../../../../core/node/parameter-values';
import { objectOf } from '../../../../core/pages/shape';
import { sendHiding, textsIn } from '../../hiding';
import { readRecord } from '../../records';
import { inTurn } from '../../turns';
import { entriesOf } from '../../values';
import { isReadable, simpleSecret } from './list';

export const get: Operation = {
	doing: 'get a secret',
	async run(call) {
		const name = call.id('secretName', 'Secret');
		const simplify = call.flag('simplify', 'Simplify', true);
		const secret = await readRecord(call.session, pathOf(name), 'a secret', 'name');
		const readable = isReadable(secret);
		if (!readable) call.report.remark(UNREADABLE);
		if (readable && simplify) call.report.remark('The values of secrets are hidden. Turn off Simplify to get them.');
		return [{ json: simplify ? simpleSecret(secret) : { ...secret, data: secret.data ?? null, readable } }];
	},
};

const UNREADABLE =
	'PrivX gave no data of a secret: the roles of the API client are not among its read roles. That does not mean that it is empty.';

export const create: Operation = {
	doing: 'create a secret',
	async run(call) {
		const name = call.required('name', 'Name');
		const data = dataIn(call);
		const roles = rolesIn(call.collection('additionalFields', 'Additional Fields'));
		const body = { name, data, read_roles: [], write_roles: [], ...roles };
		await sendHiding(call.session, { method: 'POST', path: '/vault/api/v1/secrets', body }, textsIn(data));
		return [{ json: { name, fields: Object.keys(data), success: true } }];
	},
};

/** PUT replaces the whole secret, so it is read first, and what is not to change is sent back as it was. */
export const update: Operation = {
	doing: 'update a secret',
	async run(call) {
		const name = call.id('secretName', 'Secret');
		const changes = dataIn(call);
		const replaces = call.flag('replaceData', 'Replace All Data', false);
		const roles = rolesIn(call.collection('updateFields', 'Update Fields'));
		if (Object.keys({ ...changes, ...roles }).length === 0) {
			throw new InputError('there is nothing to change', 'Add a field under Data or under Update Fields.');
		}
		if (replaces && Object.keys(changes).length === 0) throw wipesOut();
		const target = pathOf(name);
		return await inTurn(call.session, target, async () => {
			const secret = await readRecord(call.session, target, 'a secret', 'name');
			if (!replaces && !isReadable(secret)) throw unreadable();
			const data = { ...(replaces ? {} : objectOf(secret.data)), ...changes };
			const body = { ...secret, ...roles, data };
			await sendHiding(call.session, { method: 'PUT', path: target, body }, textsIn([secret.data, changes]));
			return [{ json: { name, fields: Object.keys(data), success: true } }];
		});
	},
};

export const remove: Operation = {
	doing: 'delete a secret',
	async run(call) {
		const name = call.id('secretName', 'Secret');
		await call.session.send({ method: 'DELETE', path: pathOf(name) });
		return [{ json: { name, deleted: true } }];
	},
};

/** A slash in a name is sent as %2F, as the vendor's SDKs do. */
function pathOf(name: string): string {
	return path`/vault/api/v1/secrets/${name}`;
}

/** @throws InputError that shows no value */
function dataIn(call: Call): IDataObject {
	const data = new Map<string, string>();
	for (const { key, value } of entriesOf(call.collection('secretData', 'Data'), 'field')) {
		const field = asText(key, 'Name of a field');
		if (field === '') throw new InputError('a field of the data has no name', 'Enter a name, or remove the field.');
		if (data.has(field)) throw new InputError(`the data has the field ${field} twice`, 'Remove one of them.');
		// As it is: a space at the end of a password counts.
		data.set(field, typeof value === 'string' ? value : asText(value, `The field ${field}`));
	}
	return Object.fromEntries(data);
}

function rolesIn(fields: IDataObject): IDataObject {
	const handles = (value: unknown, label: string) => asTexts(value, label).map((id) => ({ id }));
	return {
		...('readRoleIds' in fields ? { read_roles: handles(fields.readRoleIds, 'Read Role IDs') } : {}),
		...('writeRoleIds' in fields ? { write_roles: handles(fields.writeRoleIds, 'Write Role IDs') } : {}),
	};
}

function wipesOut(): InputError {
	return new InputError(
		'Replace All Data is on, but Data is empty, so the secret would lose all that it holds',
		'Add the fields that the secret is to hold, or turn off Replace All Data.',
	);
}

function unreadable(): InputError {
	return new InputError(
		'the data of this secret cannot be read with this API client, so a change would wipe them out',
		'Give one of the roles of the API client the right to read the secret, or turn on Replace All Data.',
	);
}
