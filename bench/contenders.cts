/** The ways to read a list. */
import { request } from '../test/harness/request.cts';
import { runNode } from '../test/harness/run-node.cts';
import type { Contender, Subject } from './subject.cts';

/** The rival that ratios are against. */
export const RIVAL = 'n8n HTTP Request pagination';
/** This package, by its name in tables. */
export const OURS = 'this package';

/** This package: the node, run by n8n-core, with its default settings. */
export function ours({ node, parameters, credentials, idOf, nodeOptions }: Subject): Contender {
	return async ({ vendor, pageSize }) => {
		const options = { pageSize, ...nodeOptions };
		const given = { operation: 'getAll', ...parameters, returnAll: true, output: 'raw', options };
		const { json, error } = await runNode(node, { parameters: given, credentials: credentials(vendor) });
		if (error) throw error;
		return json.map(idOf);
	};
}

/** All, by name. */
export function contendersOf(subject: Subject): Record<string, Contender> {
	return {
		[RIVAL]: subject.n8nPagination,
		'loop over n8n’s helper': helperLoop(subject),
		'loop over fetch': fetchLoop(subject),
		[OURS]: ours(subject),
	};
}

/** Over the request function that n8n gives to nodes, one page after the other: what a simple node does. */
function helperLoop({ credentials, readByLoop }: Subject): Contender {
	return async (task) => {
		const credential = credentials(task.vendor);
		return await readByLoop(task, async (asked) => await request(credential, { ...asked, json: true }));
	};
}

/** With a token given to it, over a connection that stays open. */
function fetchLoop({ scriptHeaders, readByLoop }: Subject): Contender {
	return async (task) =>
		await withoutVerification(async () => {
			const own = await scriptHeaders(task.vendor);
			return await readByLoop(task, async ({ method, url, body }) => {
				const headers = { ...own, ...(body ? { 'content-type': 'application/json' } : {}) };
				const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
				return (await answer.json()) as unknown;
			});
		});
}

/** `fetch` cannot be given an authority. To verify a certificate once in a run would cost it next to nothing. */
async function withoutVerification<Result>(work: () => Promise<Result>): Promise<Result> {
	process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
	try {
		return await work();
	} finally {
		delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
	}
}
