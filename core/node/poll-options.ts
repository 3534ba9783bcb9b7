import type { INodeProperties } from 'n8n-workflow';
import type { ParameterReader } from './parameter-reader';

/** What the Options of a trigger say; those that the form of the event does not have are `undefined`. */
export interface PollOptions {
	/** How late an event may appear, minutes. */
	lookBackMinutes?: number;
	/** How old an event must be, minutes. */
	delayMinutes?: number;
	/** Items that one poll outputs at most. */
	maxItems?: number;
	/** The first poll goes back to here, ms since the epoch. */
	startFrom?: number;
}

/**
 * Reads the Options of a trigger event by the descriptions of its own form, their defaults included.
 * @param parameters of the event
 * @throws InputError
 */
export function pollOptions(reader: ParameterReader, parameters: INodeProperties[]): PollOptions {
	const collection = parameters.find(({ name }) => name === 'options');
	if (!collection) return {};
	const given = reader.collection(collection);
	const offered = new Map((collection.options as INodeProperties[]).map((one) => [one.name, one]));
	const number = (name: keyof PollOptions) => {
		const entry = offered.get(name);
		return entry && given.number(entry);
	};
	const start = offered.get('startFrom');
	return {
		lookBackMinutes: number('lookBackMinutes'),
		delayMinutes: number('delayMinutes'),
		maxItems: number('maxItems'),
		startFrom: start && given.instant(start),
	};
}
