import { path } from '../../../../core/http/path';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { hostId } from '../../locators';
import { requestOptions } from '../../options';
import { readRecord } from '../../pages';
import { HOST } from '../../records';

/** Reads one host. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one host',
	action: 'Get a host',
	effect: 'read',
	parameters: [hostId, output, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(hostId);
		const shape = shaped(HOST, outputIn(call), call.session);
		return [{ json: shape(await readRecord(call.session, path`/host-store/api/v1/hosts/${id}`, 'a host')) }];
	},
};
