import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { objectOf } from '../../../../core/json';
import { changesIn } from '../../../../core/node/body-fields';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { SECRETS } from '../../collections';
import { secretName } from '../../locators';
import { oneAtATime } from '../../../../core/node/one-at-a-time';
import { pathOf, readRecord } from '../../pages';
import { sendRedacted, textsIn } from '../../redact-request';
import { dataIn, roleParameters, rolesIn, secretData } from './fields';
import { isReadable } from './records';

const replaceData: INodeProperties = {
	displayName: 'Replace All Data',
	name: 'replaceData',
	type: 'boolean',
	default: false,
	description: 'Whether to remove all fields from the secret that are not listed under Data',
};

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Who may use the secret from now on. What is not set stays as it is.',
	options: roleParameters,
};

/** PUT replaces the whole secret, so it is read first, and all other fields are sent back as they were. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	description:
		'Change some fields of a secret, or its roles. All other fields stay as they are. A change that somebody else makes at the same moment may be undone.',
	action: 'Update a secret',
	effect: 'write',
	parameters: [secretName, secretData, replaceData, updateFields],
	async run(call) {
		const name = call.id(secretName);
		const changes = dataIn(call);
		const replaces = call.flag(replaceData);
		changesIn({ ...changes, ...call.object(updateFields) }, 'Add a field under Data or under Update Fields.');
		if (replaces) refuseEmpty(changes);
		const roles = await rolesIn(call, updateFields);
		const target = pathOf(SECRETS, name);
		return await oneAtATime(call.session, target, async () => {
			const secret = await readRecord(call.session, SECRETS, name, true);
			if (!replaces) refuseUnreadable(secret);
			const data = { ...(replaces ? {} : objectOf(secret.data)), ...changes };
			const body = { ...secret, ...roles, data };
			await sendRedacted(call.session, { method: 'PUT', path: target, body }, textsIn([secret.data, changes]));
			return [{ json: { name, fields: Object.keys(data), success: true } }];
		});
	},
};

function refuseEmpty(changes: IDataObject): void {
	if (Object.keys(changes).length > 0) return;
	throw new InputError(
		'Replace All Data is on, but Data is empty, so the secret would lose all its data',
		'Add the fields that the secret must have, or turn off Replace All Data.',
	);
}

function refuseUnreadable(secret: Row): void {
	if (isReadable(secret)) return;
	throw new InputError(
		'this API client cannot read the data of this secret, so a change would delete the data',
		'Give one of the roles of the API client the right to read the secret, or turn on Replace All Data.',
	);
}
