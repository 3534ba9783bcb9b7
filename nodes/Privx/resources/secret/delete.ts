import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { secretName } from '../../locators';
import { requestOptions } from '../../options';
import { pathOf } from './fields';

/** Deletes a secret. */
export const remove: Operation = {
	name: 'Delete',
	value: 'delete',
	description: 'Delete a secret from the vault permanently',
	action: 'Delete a secret',
	effect: 'write',
	parameters: [secretName, optionsOf(requestOptions)],
	async run(call) {
		const name = call.id(secretName);
		await call.session.send({ method: 'DELETE', path: pathOf(name) });
		return [{ json: { name, deleted: true } }];
	},
};
