import { recordOf } from '../../../../core/json';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';

export const getMe: Operation = {
	name: 'Get Me',
	value: 'getMe',
	description: 'Get the user that the API token belongs to',
	action: 'Get the user of the API token',
	effect: 'read',
	parameters: [optionsOf(requestOptions)],
	async run({ session }) {
		const { body } = await session.send({ path: '/api/user/me' });
		return [{ json: recordOf(body, 'a user') }];
	},
};
