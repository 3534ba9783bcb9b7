import type { INodeExecutionData, INodeProperties, IPollFunctions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { Api } from '../http/api';
import type { EventSource } from './event-source';
import type { Entry } from './operation';
import { ParameterReader } from './parameter-reader';
import { pollForChanges, type WatchedChanges } from './poll-for-changes';
import { pollForNew } from './poll-for-new';
import { pollOptions } from './poll-options';
import { toNodeError } from './to-node-error';

/** Something that a trigger can watch: its form, and its poll. */
export interface TriggerEvent extends Entry {
	/** In the order of the form. When they are shown is derived: for this event, and as they say themselves. */
	parameters: INodeProperties[];
	poll(ctx: IPollFunctions, api: Api): Promise<INodeExecutionData[][] | null>;
}

/** Entry and form of an event. */
export type EventForm = Omit<TriggerEvent, 'poll'>;

/** An event with a time: everything that has happened since the last poll is new. @param read throws InputError */
export function newEvents(form: EventForm, read: (reader: ParameterReader) => EventSource): TriggerEvent {
	return {
		...form,
		poll: async (ctx, api) =>
			await pollForNew(ctx, api, () => {
				const reader = ParameterReader.ofNode(ctx);
				return { events: read(reader), options: pollOptions(reader, form.parameters) };
			}),
	};
}

/** An event without a time: what is there now is compared with what was there before. @param read throws InputError */
export function changes<Item, Kept>(
	form: EventForm,
	read: (reader: ParameterReader, maxItems: number) => WatchedChanges<Item, Kept>,
): TriggerEvent {
	return {
		...form,
		poll: async (ctx, api) =>
			await pollForChanges(ctx, api, () => {
				const reader = ParameterReader.ofNode(ctx);
				return read(reader, pollOptions(reader, form.parameters).maxItems ?? Infinity);
			}),
	};
}

/**
 * An event that is watched in one of several ways, as its parameters say.
 * @param name of what is watched, for messages, e.g. `new items`
 * @param choose throws InputError
 */
export function oneOf(
	form: EventForm,
	name: string,
	choose: (reader: ParameterReader, ctx: IPollFunctions) => TriggerEvent,
): TriggerEvent {
	const chosenIn = async (ctx: IPollFunctions, { product }: Api) => {
		try {
			return choose(ParameterReader.ofNode(ctx), ctx);
		} catch (error) {
			throw await toNodeError(ctx, error, { product, doing: `look for ${name}` });
		}
	};
	return { ...form, poll: async (ctx, api) => await (await chosenIn(ctx, api)).poll(ctx, api) };
}

/**
 * The `poll` of a trigger node.
 * @throws NodeApiError or NodeOperationError, with product and event
 */
export async function pollTrigger(
	ctx: IPollFunctions,
	api: Api,
	events: TriggerEvent[],
): Promise<INodeExecutionData[][] | null> {
	const chosen = String(ctx.getNodeParameter('event'));
	const event = events.find(({ value }) => value === chosen);
	if (event) return await event.poll(ctx, api);
	const error = new InputError(`there is no event "${chosen}"`, 'Open the node and choose Trigger On again.');
	throw await toNodeError(ctx, error, { product: api.product, doing: 'start' });
}
