import { path } from '../../../../core/http/path';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { accessRequestId } from '../../locators';
import { requestOptions } from '../../options';
import { readRecord } from '../../pages';
import { ACCESS_REQUEST } from '../../records';

/** Reads one access request. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get one access request',
	action: 'Get an access request',
	effect: 'read',
	parameters: [accessRequestId, output, optionsOf(requestOptions)],
	async run(call) {
		const id = call.id(accessRequestId);
		const shape = shaped(ACCESS_REQUEST, outputIn(call), call.session);
		const request = await readRecord(call.session, path`/workflow-engine/api/v1/requests/${id}`, 'an access request');
		return [{ json: shape(request) }];
	},
};
