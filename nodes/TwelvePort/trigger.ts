import type { INodeProperties } from 'n8n-workflow';
import type { TriggerEvent } from '../../core/node/trigger';
import { inOrder } from '../../core/openapi/described-api';
import { newItems } from '../../core/openapi/new-items';
import { locator } from '../shared/locator';
import { timedOptions } from '../shared/trigger-options';
import { documents } from './documents';
import { KEY_PREFIX } from './records';

const idField: INodeProperties = {
	...locator({
		name: 'idField',
		displayName: 'ID Field',
		description: 'The field that identifies an item. Use a dot for a field inside a field, for example asset.id.',
		search: 'searchFields',
		placeholder: 'Choose a field of the current items',
		example: 'id',
		isOptional: true,
	}),
	default: { mode: 'id', value: 'id' },
};

const timeField: INodeProperties = {
	...locator({
		name: 'timeField',
		displayName: 'Time Field',
		description:
			'The field with the time at which an item was created. Leave empty if there is none: the trigger then remembers all items, at most about 200,000, and ignores Delay, Look Back and Start From. Without a Time Field an item that was gone and is back when n8n is restarted does not start the workflow again, unless n8n has the setting N8N_POLLER_DURABLE_CURSORS_ENABLED.',
		search: 'searchFields',
		placeholder: 'Choose a field of the current items',
		example: 'requestedAt',
		isOptional: true,
	}),
	default: { mode: 'id', value: '' },
};

const onlyReads: INodeProperties = {
	displayName: 'Operation Only Reads',
	name: 'onlyReads',
	type: 'boolean',
	default: false,
	description:
		'Whether to run the operation at each poll although its method and path do not show that it only reads. Turn this on only if the operation changes nothing.',
};

const timeZone: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: 'UTC',
	required: true,
	placeholder: 'e.g. Europe/Helsinki',
	description:
		'The time zone of times in Time Field that name none, such as 2026-01-31 14:30. Change it if the service writes its local time.',
};

const options = timedOptions('an item', 'Only with a Time Field.', [onlyReads, timeZone]);

/** What the trigger can watch. */
export const triggerEvents: TriggerEvent[] = [
	newItems(
		{
			name: 'New Item',
			value: 'newItem',
			description: 'When a list has an item that it did not have before, such as a pending access request',
			parameters: [...inOrder(documents.form), idField, timeField, options],
		},
		documents,
		{ keyPrefix: KEY_PREFIX, idField, timeField, options, onlyReads, timeZone },
	),
];
