import type { INodeProperties } from 'n8n-workflow';
import { byDisplayName } from './options';

/** A month, the longest look-back. */
const LONGEST_LOOK_BACK_MINUTES = 44_640;
const LONGEST_DELAY_MINUTES = 1_440;

/**
 * The Options of an event with a time.
 * @param noun what starts the workflow, e.g. `an alarm`
 * @param note added to Look Back
 * @param others options that only this event has
 */
export function timedOptions(noun: string, note?: string, others: INodeProperties[] = []): INodeProperties {
	const lookBack = [
		`How many minutes late ${noun} may appear and still start the workflow. It never starts the workflow twice.`,
		...(note ? [note] : []),
	].join(' ');
	return options('How far to look back, how long to wait, and how many items to output at once', [
		{
			displayName: 'Delay (Minutes)',
			name: 'delayMinutes',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: LONGEST_DELAY_MINUTES },
			default: 0,
			description: `How old ${noun} must be before it starts the workflow, so that the product has time to complete it`,
		},
		{
			displayName: 'Look Back (Minutes)',
			name: 'lookBackMinutes',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: LONGEST_LOOK_BACK_MINUTES },
			default: 60,
			description: lookBack,
		},
		maxItems,
		{
			displayName: 'Start From',
			name: 'startFrom',
			type: 'dateTime',
			default: '',
			description:
				'When the workflow is activated, also output once what has occurred since this time. Leave empty to output only what is new. If you change this time, the trigger starts again from the new time.',
		},
		...others,
	]);
}

/**
 * What n8n forgets at a restart, where nothing in the product's answers tells that something was gone in the meantime: n8n
 * saves the memory of a trigger only when the trigger outputs something.
 */
export const FORGETS =
	'If n8n is restarted, something that was gone and is back before the next poll does not start the workflow. It does if n8n saves the memory of triggers at each poll (setting N8N_POLLER_DURABLE_CURSORS_ENABLED).';

/** The Options of an event that is found by comparing lists. @param note on what it does not find, e.g. `FORGETS` */
export function comparedOptions(note?: string): INodeProperties {
	if (note === undefined) return options('How many items to output at once', [maxItems]);
	return options(`How many items to output at once. ${note}`, [maxItems]);
}

const maxItems: INodeProperties = {
	displayName: 'Max Items per Poll',
	name: 'maxItems',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10_000, numberPrecision: 0 },
	default: 1000,
	description: 'How many items to output at once, oldest first. The others follow at the next poll. Nothing is lost.',
};

function options(description: string, entries: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description,
		options: byDisplayName(entries),
	};
}
