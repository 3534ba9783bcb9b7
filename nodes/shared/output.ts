import type { Output } from '../../core/node/list';
import type { Choice, ParameterReader } from '../../core/node/parameter-reader';

/** In which shape records are output. */
export const output: Choice<Output> = {
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

/** The chosen shape. @throws InputError */
export function outputIn(reader: ParameterReader): Output {
	return reader.choice(output);
}
