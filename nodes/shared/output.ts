import type { Output, PlainOutput } from '../../core/node/list';
import type { Choice, ParameterReader } from '../../core/node/parameter-reader';

/** In which shape records are output. */
export const output: Choice<PlainOutput> = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'Raw', value: 'raw', description: 'All fields that the product sends' },
		{ name: 'Simplified', value: 'simplified', description: 'The most useful fields, at most ten' },
	],
	default: 'simplified',
	description: 'Which fields of each record to return',
};

/** The same for records of which OCSF has a class. */
export const outputWithOcsf: Choice<Output> = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'OCSF',
			value: 'ocsf',
			description:
				'Events of the Open Cybersecurity Schema Framework: the same fields for all products, for one ticket workflow or a data lake. A record that fits no class of events is not guessed: the result says so.',
		},
		{ name: 'Raw', value: 'raw', description: 'All fields that the product sends' },
		{ name: 'Simplified', value: 'simplified', description: 'The most useful fields, at most ten' },
	],
	default: 'simplified',
	description: 'Which fields of each record to return',
};

/** The same for records that have no simplified form. */
export const rawOrOcsf: Choice<'ocsf' | 'raw'> = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{
			name: 'OCSF',
			value: 'ocsf',
			description:
				'Events of the Open Cybersecurity Schema Framework: the same fields for all products, for one ticket workflow or a data lake. A record that fits no class of events is not guessed: the result says so.',
		},
		{ name: 'Raw', value: 'raw', description: 'All fields that the product sends' },
	],
	default: 'raw',
	description: 'Which fields of each record to return',
};

/** The chosen shape. @throws InputError */
export function outputIn(reader: ParameterReader): PlainOutput {
	return reader.choice(output);
}

/** The chosen shape, where the form also offers OCSF. @throws InputError */
export function anyOutputIn(reader: ParameterReader): Output {
	return reader.choice(outputWithOcsf);
}
