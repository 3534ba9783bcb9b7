import { basePathOf } from '../../../core/openapi/base-path';
import { readDocument } from '../../../core/openapi/document';
import { operationsOf } from '../../../core/openapi/operations';
import { requestOf } from '../../../core/openapi/request';
import { untypedOperation } from '../../../core/openapi/untyped';

/** CPU time that each of these may take, ms. With the square of the size they took seconds. */
const MOST_MS = 500;

function cost(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	return process.cpuUsage(before).user / 1_000;
}

const names = Array.from({ length: 10_000 }, (_, index) => `{name${index}}`).join('');

test('a document that is made to be slow costs no more than its size', () => {
	const slow = {
		'a path with 10,000 names': { openapi: '3.0.0', paths: { [`/${names}`]: { get: {} } } },
		'80,000 slashes in the address of the server': {
			openapi: '3.0.0',
			servers: [{ url: `${'/'.repeat(80_000)}x` }],
			paths: { '/x': { get: {} } },
		},
	};
	const taken = Object.entries(slow).filter(([, given]) => {
		const document = readDocument(given);
		const base = new URL('https://acme.test/a');
		return cost(() => [operationsOf(document), basePathOf(document, { ending: '/me', path: '/me' }, base)]) > MOST_MS;
	});
	expect(taken.map(([name]) => name)).toEqual([]);
});

test('a path that is too long to be shown is refused by its form, whatever is in it', () => {
	const [operation] = operationsOf(readDocument({ openapi: '3.0.0', paths: { [`/${names}`]: { get: {} } } }));
	expect(operation.refusal).toBe('its path cannot be read');
});

test('a list of 50,000 values under one name costs no more than its size', () => {
	const { operation, values } = untypedOperation('GET /x', { id: Array.from({ length: 50_000 }, String) });
	expect(cost(() => requestOf(operation, values))).toBeLessThan(MOST_MS);
});
