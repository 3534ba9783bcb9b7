import type { INodeProperties } from 'n8n-workflow';
import type { ParameterReader } from '../../core/node/parameter-reader';

/** The switch above Limit. */
export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

/** How many records are wanted. */
export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

/** Records wanted, by Return All and Limit. @throws InputError */
export function limitIn(reader: ParameterReader): number {
	return reader.flag(returnAll) ? Infinity : reader.number(limit);
}
