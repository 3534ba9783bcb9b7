import type { IDataObject } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { alarmId, labelId } from './parameters';

/** Adds a label to an alarm. */
export const addLabel: Operation = {
	name: 'Add Label',
	value: 'addLabel',
	description: 'Add a label to an alarm. Adding it twice makes no difference.',
	action: 'Add a label to an alarm',
	...labelChange('PUT', { added: true }),
};

/** Removes a label from an alarm. */
export const removeLabel: Operation = {
	name: 'Remove Label',
	value: 'removeLabel',
	description: 'Remove a label from an alarm',
	action: 'Remove a label from an alarm',
	...labelChange('DELETE', { deleted: true }),
};

function labelChange(method: 'PUT' | 'DELETE', done: IDataObject): Pick<Operation, 'effect' | 'parameters' | 'run'> {
	return {
		effect: 'write',
		parameters: [alarmId, labelId],
		async run(call) {
			const uuid = call.id(alarmId);
			const label = call.id(labelId);
			await call.session.send({ method, path: path`/alarms/${uuid}/labels/${label}` });
			return [{ json: { uuid, label, ...done } }];
		},
	};
}
