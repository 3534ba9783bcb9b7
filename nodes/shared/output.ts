import type { Output, PlainOutput } from '../../core/node/list';
import type { Choice, ParameterReader } from '../../core/node/parameter-reader';

const OCSF = {
	name: 'OCSF',
	value: 'ocsf',
	description:
		'Events of the Open Cybersecurity Schema Framework: the same fields for all products, for one ticket workflow or a data lake. A record that fits no class of events is not guessed: the result says so.',
} as const;
const RAW = { name: 'Raw', value: 'raw', description: 'All fields that the product sends' } as const;
const SIMPLIFIED = {
	name: 'Simplified',
	value: 'simplified',
	description: 'The most useful fields, at most ten',
} as const;

const FORM = {
	displayName: 'Output',
	name: 'output',
	default: 'simplified',
	description: 'Which fields of each record to return',
} as const;

/** In which shape records are output. */
export const output: Choice<PlainOutput> = { ...FORM, type: 'options', options: [RAW, SIMPLIFIED] };

/** The same for records of which OCSF has a class. */
export const outputWithOcsf: Choice<Output> = { ...FORM, type: 'options', options: [OCSF, RAW, SIMPLIFIED] };

/** The same for records that have no simplified form. */
export const rawOrOcsf: Choice<'ocsf' | 'raw'> = { ...FORM, type: 'options', options: [OCSF, RAW], default: 'raw' };

/** The chosen shape. @throws InputError */
export function outputIn(reader: ParameterReader): PlainOutput {
	return reader.choice(output);
}

/** The chosen shape, where the form also offers OCSF. @throws InputError */
export function anyOutputIn(reader: ParameterReader): Output {
	return reader.choice(outputWithOcsf);
}

/** The parameter, and what was chosen there. @param hasOcsf whether the records have events */
export function outputFor(hasOcsf: boolean) {
	return hasOcsf ? { parameter: outputWithOcsf, chosenIn: anyOutputIn } : { parameter: output, chosenIn: outputIn };
}
