/** Three ways to read a list. */
import { runNode } from '../test/harness/run-node.cts';
import type { Contender, Subject } from './subject.cts';

/** This package: the node, run by n8n-core, with its default settings. */
export function ours({ node, parameters, credentials, idOf }: Subject): Contender {
	return async ({ vendor, pageSize }) => {
		const given = { operation: 'getAll', ...parameters, returnAll: true, output: 'raw', options: { pageSize } };
		const { json, error } = await runNode(node, { parameters: given, credentials: credentials(vendor) });
		if (error) throw error;
		return json.map(idOf);
	};
}

/** The rival that ratios are against. */
export const RIVAL = 'n8n HTTP Request pagination';

/** All three, by name. */
export function contendersOf(subject: Subject): Record<string, Contender> {
	return {
		[RIVAL]: subject.n8nPagination,
		'fetch, one page after the other': subject.bareFetch,
		'this package': ours(subject),
	};
}
