import type { INodeProperties } from 'n8n-workflow';
import { inputDescription } from './resources/apiOperation/inputs';

/** A field of the records, from a sample or by its name. */
function field(name: string, displayName: string, description: string, value: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'id', value },
		description,
		displayOptions: { show: { event: ['newItem'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a field of the present items',
				typeOptions: { searchListMethod: 'searchRecordFields', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${value || 'requestedAt'}` },
		],
	};
}

export const triggerDescription: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'New Item',
				value: 'newItem',
				description: 'When a list has an item that it did not have before, such as a pending access request',
			},
		],
		default: 'newItem',
		description: 'What starts the workflow',
	},
	...inputDescription({ event: ['newItem'] }),
	field('idField', 'ID Field', 'What tells the items apart. A dot reaches into an item, as in asset.id.', 'id'),
	field(
		'timeField',
		'Time Field',
		'When an item came into being, if the list says so. Without it all items are remembered, and the list must not have more than about 200,000.',
		'',
	),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How far to look back, and how much to hand on at once',
		options: [
			{
				displayName: 'Look Back (Minutes)',
				name: 'lookBackMinutes',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 44640 },
				default: 60,
				description:
					'With a Time Field: how late an item may show up after its time and still start the workflow. It never starts it twice.',
			},
			{
				displayName: 'Max Items per Poll',
				name: 'maxItems',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10000 },
				default: 1000,
				description: 'How many to hand on at once. The others follow with the next poll; none is lost.',
			},
			{
				displayName: 'Operation Only Reads',
				name: 'onlyReads',
				type: 'boolean',
				default: false,
				description:
					'Whether the operation changes nothing although its method and path do not say so. It is run at each poll.',
			},
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'dateTime',
				default: '',
				description:
					'With a Time Field: also hand on what came into being since this time, once, when the workflow is switched on. Another value later begins there again.',
			},
		],
	},
];
