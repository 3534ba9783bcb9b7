import type { GenericValue, INodeProperties } from 'n8n-workflow';
import { ApiError } from '../../../../core/errors/api-error';
import { ResponseError } from '../../../../core/errors/response-error';
import type { SecOpsError } from '../../../../core/errors/secops-error';
import type { ExactNumber } from '../../../../core/exact-number';
import type { Session } from '../../../../core/http/session';
import { countOf } from '../../../../core/json';
import { numberIn } from '../../../../core/long-numbers';
import { batched } from '../../../../core/node/batched';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import type { Choice } from '../../../../core/node/parameter-reader';
import type { Row } from '../../../../core/pages/page-style';
import { locator } from '../../../shared/locator';
import { customPropertyApi } from '../../api';
import { itemsOf } from '../../pages-v3';
import { deviceId, deviceIdOf } from './parameters';

const propertyName = locator({
	name: 'propertyName',
	displayName: 'Custom Property',
	description: 'The custom property to set. It must exist.',
	search: 'searchCustomPropertyNames',
	placeholder: 'Choose a custom property',
	idMode: 'By Name',
	example: 'TicketNumber',
});

const valueType: Choice<'boolean' | 'none' | 'number' | 'text'> = {
	displayName: 'Value Type',
	name: 'valueType',
	type: 'options',
	options: [
		{ name: 'No Value', value: 'none', description: 'Removes the value from the device' },
		{ name: 'Number', value: 'number', description: 'A whole number' },
		{ name: 'Text', value: 'text', description: 'For texts, links, dates and choices' },
		{ name: 'True or False', value: 'boolean', description: 'For properties of the type True or False' },
	],
	default: 'text',
	description: 'The type of the value',
};

const value: INodeProperties = {
	displayName: 'Value',
	name: 'value',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. INC0012345',
	description: 'The value to set',
	displayOptions: { hide: { valueType: ['none'] } },
};

/** Custom properties have no fractions: their only type of number is `integer` (official SDK). */
const wholeNumber: INodeProperties = {
	...value,
	typeOptions: { minValue: Number.MIN_SAFE_INTEGER, maxValue: Number.MAX_SAFE_INTEGER, numberPrecision: 0 },
};

/** One entry of `_bulk`. */
interface Change {
	asset_id: number | ExactNumber;
	key: string;
	operation: 'SET' | 'UNSET';
	value?: GenericValue;
}

/** The status of a change that Armis has accepted (official SDK). */
const ACCEPTED = 202;
/** As one client sends at once; a maximum is not documented. */
const MOST_CHANGES = 500;

const sendChange = batched<Change, Change>({
	size: MOST_CHANGES,
	read: changeOf,
	async send({ session, ctx }, items) {
		const body = { asset_type: 'DEVICE', asset_id_source: 'ASSET_ID', items };
		// Setting a value twice does the same as setting it once.
		const answer = await session.send({ method: 'POST', path: '/assets/_bulk', body, repeatable: true });
		const outcomes = itemsOf(answer.body);
		if (outcomes.length !== items.length) {
			throw new ResponseError(
				`the answer has ${outcomes.length} results for ${items.length} changes, so it is not known which were made`,
			);
		}
		const accepted = outcomes.filter(isAccepted).length;
		const results = outcomes.map(async (outcome, index) => {
			if (isAccepted(outcome)) return items[index];
			const error = await refusalOf(session, outcome);
			// The run stops at this item, but the items after it are sent already.
			if (accepted > 0 && !ctx.continueOnFail())
				error.notes.push(`${accepted} changes in the same request were accepted`);
			return error;
		});
		return await Promise.all(results);
	},
});

function changeOf(call: Call): Change {
	const asset_id = numberIn(String(deviceIdOf(call)))!;
	const change = { asset_id, key: keyOf(call.id(propertyName)) };
	const type = call.choice(valueType);
	if (type === 'none') return { ...change, operation: 'UNSET' };
	const read = {
		text: () => call.text(value),
		boolean: () => call.flag(value),
		number: () => call.number(wholeNumber),
	};
	return { ...change, operation: 'SET', value: read[type]() };
}

/** As in searches, the name of a custom property begins with `custom.`. */
function keyOf(name: string): string {
	return name.startsWith('custom.') ? name : `custom.${name}`;
}

function isAccepted({ status }: Row): boolean {
	return countOf(status) === ACCEPTED;
}

async function refusalOf(session: Session, outcome: Row): Promise<SecOpsError> {
	const words = typeof outcome.error === 'string' ? await session.redacted(outcome.error) : undefined;
	const status = countOf(outcome.status);
	if (status !== undefined) return new ApiError({ status, words });
	return new ResponseError('the answer does not say whether the change was made');
}

/** Input items are sent together and answered one by one: only what Armis accepts counts as done. */
export const setCustomProperty: Operation = {
	name: 'Set Custom Property',
	value: 'setCustomProperty',
	description: 'Set the value of a custom property of a device, e.g. a ticket number',
	action: 'Set a custom property of a device',
	effect: 'write',
	uses: customPropertyApi,
	parameters: [deviceId, propertyName, valueType, value],
	async run(call) {
		const { key, value: set = null } = await sendChange(call);
		return [{ json: { device_id: deviceIdOf(call), key, value: set, accepted: true } }];
	},
};
