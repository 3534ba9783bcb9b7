import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/execute';
import { labelsOf } from '../../records';

/** Which label; the API has no catalogue of labels, so the list offers those on recent alarms. */
export const labelId: INodeProperties = {
	displayName: 'Label',
	name: 'labelId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The label to add or remove. USM Anywhere tells labels apart by ID.',
	displayOptions: { show: { resource: ['alarm'], operation: ['addLabel', 'removeLabel'] } },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a label of a recent alarm',
			typeOptions: { searchListMethod: 'searchLabels', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. ticketed',
		},
	],
};

export const getLabels: Operation = {
	doing: 'get the labels of an alarm',
	async run(call) {
		const uuid = call.id('alarmId', 'Alarm');
		const { body } = await call.session.send({ path: path`/alarms/${uuid}/labels` });
		return [{ json: { uuid, alarm_labels: labelsOf(body) } }];
	},
};

export const addLabel: Operation = {
	doing: 'add a label to an alarm',
	async run(call) {
		const uuid = call.id('alarmId', 'Alarm');
		const label = call.id('labelId', 'Label');
		await call.session.send({ method: 'PUT', path: path`/alarms/${uuid}/labels/${label}` });
		return [{ json: { uuid, label, added: true } }];
	},
};

export const removeLabel: Operation = {
	doing: 'remove a label from an alarm',
	async run(call) {
		const uuid = call.id('alarmId', 'Alarm');
		const label = call.id('labelId', 'Label');
		await call.session.send({ method: 'DELETE', path: path`/alarms/${uuid}/labels/${label}` });
		return [{ json: { uuid, label, deleted: true } }];
	},
};
