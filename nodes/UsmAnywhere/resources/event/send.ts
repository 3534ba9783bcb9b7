import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { isEmpty, mustBe } from '../../../../core/errors/sentences';
import { objectOf } from '../../../../core/json';
import { jsonText } from '../../../../core/json-text';
import { batched } from '../../../../core/node/batched';
import type { Call } from '../../../../core/node/call';
import type { ApiChoice, Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { usmAnywhereWebhook } from '../../api';
import { requestOptions } from '../../options';
import { deliver, MOST_EVENTS } from '../../webhook';

const usesWebhook: ApiChoice = {
	notices: [
		{
			displayName: 'Uses Webhook URL and Webhook API Key of the credential',
			name: 'usesWebhook',
			type: 'notice',
			default: '',
			description: 'The fields of the credential that this operation needs',
		},
	],
	api: () => usmAnywhereWebhook,
};

const event: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'json',
	default: '={{ $json }}',
	required: true,
	description:
		'The event as a JSON object, or a list of events. By default it is the whole input item. USM Anywhere takes any fields; the data source of the webhook says what they mean.',
};

const compress: INodeProperties = {
	displayName: 'Compress',
	name: 'compress',
	type: 'boolean',
	default: true,
	description: 'Whether to send large requests as gzip, which USM Anywhere accepts. Turn it off if a proxy does not.',
};

const EVENTS = 'a JSON object or a list of JSON objects';
const CHECK = 'Check the result of the expression.';

const options = optionsOf([compress, ...requestOptions]);

/** One input item: its events as JSON texts, and how to send them. */
interface Wanted {
	events: string[];
	compress: boolean;
}

const sendEvents = batched<Wanted, number>({
	size: MOST_EVENTS,
	read: (call) => ({ events: eventsIn(call), compress: call.collection(options).flag(compress) }),
	groupOf: (wanted) => String(wanted.compress),
	send: async (call, wanted) =>
		await deliver(
			call,
			wanted.map(({ events }) => events),
			wanted[0].compress,
		),
});

/** The events of all input items go together, and each item is answered for its own. */
export const send: Operation = {
	name: 'Send',
	value: 'send',
	description:
		'Send events to a webhook of USM Anywhere, up to 10,000 in one request. They appear as events of its data source.',
	action: 'Send an event',
	effect: 'write',
	uses: usesWebhook,
	parameters: [event, options],
	async run(call) {
		return [{ json: { events: await sendEvents(call), accepted: true } }];
	},
};

/** `undefined` where JSON cannot hold the value. */
function textOf(value: unknown): string | undefined {
	try {
		return jsonText(value);
	} catch {
		return undefined;
	}
}

/** @throws InputError for anything but an object with fields, or a list of such objects */
function eventsIn(call: Call): string[] {
	const given = call.json(event);
	if (given === undefined) throw isEmpty(event.displayName);
	const events: unknown[] = Array.isArray(given) ? given : [given];
	if (events.length === 0) throw isEmpty(event.displayName);
	return events.map((one, index) => {
		if (!objectOf(one)) throw mustBe(event.displayName, EVENTS, one);
		const text = textOf(one);
		if (!text) throw new InputError(`${event.displayName} cannot be written as JSON`, CHECK);
		// Some objects, such as dates, are texts in JSON.
		if (!text.startsWith('{')) throw mustBe(event.displayName, EVENTS, text);
		if (text !== '{}') return text;
		const where = Array.isArray(given) ? `number ${index + 1} of ` : '';
		throw new InputError(`${where}${event.displayName} has no fields`, CHECK);
	});
}
