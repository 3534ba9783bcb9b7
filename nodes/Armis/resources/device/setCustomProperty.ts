import type { GenericValue, INodeProperties } from 'n8n-workflow';
import { ApiError } from '../../../../core/errors/api-error';
import { ResponseError } from '../../../../core/errors/response-error';
import type { SecOpsError } from '../../../../core/errors/secops-error';
import type { Session } from '../../../../core/http/session';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { asNumber, asSwitch, asText } from '../../../../core/node/parameter-values';
import type { Row } from '../../../../core/pages/page-style';
import { countOf, objectOf, rowsAt } from '../../../../core/pages/shape';
import { together } from '../../together';
import { deviceIdOf } from './get';

const SHOWN = { resource: ['device'], operation: ['setCustomProperty'] };

/** Which property, and what becomes of it. */
export const customPropertyValue: INodeProperties[] = [
	{
		displayName: 'Custom Property',
		name: 'propertyName',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The custom property to set. It must have been created before.',
		displayOptions: { show: SHOWN },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a custom property',
				typeOptions: { searchListMethod: 'searchCustomPropertyNames', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. TicketNumber' },
		],
	},
	{
		displayName: 'Value Type',
		name: 'valueType',
		type: 'options',
		options: [
			{ name: 'No Value', value: 'none', description: 'Takes the value off the device' },
			{ name: 'Number', value: 'number', description: 'A whole number' },
			{ name: 'Text', value: 'text', description: 'For texts, links, dates and choices' },
			{ name: 'True or False', value: 'boolean', description: 'For properties of the type True or False' },
		],
		default: 'text',
		description: 'What kind of value the property takes',
		displayOptions: { show: SHOWN },
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. INC0012345',
		description: 'The value that the property gets on this device',
		displayOptions: { show: SHOWN, hide: { valueType: ['none'] } },
	},
];

/** One entry of `_bulk`. */
interface Change {
	asset_id: number;
	key: string;
	operation: 'SET' | 'UNSET';
	value?: GenericValue;
}

/** What Armis says of a change that it has taken on (official SDK). */
const ACCEPTED = 202;
/** One client sends so many at once; a maximum is not documented. */
const MOST_CHANGES = 500;
/** Custom properties hold no fractions: their only type of number is `integer` (official SDK). */
const WHOLE_NUMBER = { least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER, whole: true };
const VALUE_TYPES = ['text', 'number', 'boolean', 'none'] as const;

function changeOf(call: Call): Change {
	const change = { asset_id: deviceIdOf(call), key: keyOf(call.id('propertyName', 'Custom Property')) };
	const type = call.choice('valueType', 'Value Type', VALUE_TYPES, 'text');
	if (type === 'none') return { ...change, operation: 'UNSET' };
	const given = call.value('value', 'Value');
	const read = {
		text: asText,
		boolean: asSwitch,
		number: (value: unknown) => asNumber(value, 'Value', WHOLE_NUMBER),
	};
	return { ...change, operation: 'SET', value: read[type](given, 'Value') };
}

/** `_bulk` names a property as searches do, with `custom.` in front. */
function keyOf(name: string): string {
	return name.startsWith('custom.') ? name : `custom.${name}`;
}

const send = together<Change, Change>({
	most: MOST_CHANGES,
	read: changeOf,
	async ask({ session, ctx }, items) {
		const body = { asset_type: 'DEVICE', asset_id_source: 'ASSET_ID', items };
		// Setting a value twice does the same as setting it once.
		const answer = await session.send({ method: 'POST', path: '/assets/_bulk', body, repeatable: true });
		const outcomes = rowsAt(objectOf(answer.body)?.items, 'items');
		if (outcomes.length !== items.length) {
			throw new ResponseError(
				`the answer has ${outcomes.length} results for ${items.length} changes, so it is not known which were made`,
			);
		}
		const accepted = outcomes.filter(isAccepted).length;
		const results = outcomes.map(async (outcome, place) => {
			if (isAccepted(outcome)) return items[place];
			const error = await refusalOf(session, outcome);
			// The run stops at this item, but those behind it were sent along.
			if (accepted > 0 && !ctx.continueOnFail())
				error.notes.push(`${accepted} changes sent along with it were accepted`);
			return error;
		});
		return await Promise.all(results);
	},
});

function isAccepted({ status }: Row): boolean {
	return countOf(status) === ACCEPTED;
}

async function refusalOf(session: Session, outcome: Row): Promise<SecOpsError> {
	const words = typeof outcome.error === 'string' ? await session.redacted(outcome.error) : undefined;
	const status = countOf(outcome.status);
	if (status !== undefined) return new ApiError({ status, words });
	return new ResponseError('the answer does not say what became of the change');
}

/** Input items go to Armis together and are reported one by one: only what Armis says it has accepted counts as done. */
export const setCustomProperty: Operation = {
	doing: 'set a custom property of a device',
	async run(call) {
		const { asset_id: device_id, key, value } = await send(call);
		return [{ json: { device_id, key, value: value ?? null, accepted: true } }];
	},
};
