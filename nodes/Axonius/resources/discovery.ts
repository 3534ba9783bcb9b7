import type { Operation, Resource } from '../../../core/node/operation';
import { dialectOf, exchange } from '../dialect';
import { cleanedRow } from '../values';

const getStatus: Operation = {
	name: 'Get Status',
	value: 'getStatus',
	description: 'Get the status of the discovery cycle, e.g. to export only after it has ended',
	action: 'Get the discovery status',
	effect: 'read',
	parameters: [],
	run: async ({ session }) => [{ json: cleanedRow(await exchange(session, dialectOf(session).discovery())) }],
};

/** The cycle in which Axonius fetches from all adapters. */
export const discovery: Resource = {
	name: 'Discovery',
	value: 'discovery',
	description: 'The cycle in which Axonius fetches from all adapters',
	operations: [getStatus],
};
