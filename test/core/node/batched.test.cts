/** Several input items served with one request: each still has its own result. */
import type { INodeProperties } from 'n8n-workflow';
import { ApiError } from '../../../core/errors/api-error';
import { batched, chunksOf, recordsById, type Batch } from '../../../core/node/batched';
import type { Session } from '../../../core/http/session';
import type { RunOptions } from '../../harness/run-node.cts';
import { operation, run } from './acme.cts';

const id: INodeProperties = { displayName: 'ID', name: 'id', type: 'string', default: '', required: true };

function served(more: Partial<Batch<string, string>> = {}) {
	const asked: string[][] = [];
	const one = batched<string, string>({
		size: 3,
		read: (call) => call.text(id),
		send: async (_call, wanted) => {
			asked.push(wanted);
			return await Promise.resolve(wanted.map((each) => `got ${each}`));
		},
		...more,
	});
	const operations = [operation({ parameters: [id], run: async (call) => [{ json: { found: await one(call) } }] })];
	return {
		asked,
		of: async (ids: string[], options: RunOptions = {}) => {
			const items = ids.map((each) => ({ json: { id: each } }));
			const result = await run(operations, { id: '={{ $json.id }}' }, { items, ...options });
			return { ...result, found: result.json.map(({ found, error }) => found ?? String(error).replace(/.*: /, '')) };
		},
	};
}

test('items are served in batches, in order, and each has its own result', async () => {
	const { asked, of } = served();
	const { found, items } = await of(['a', 'b', 'c', 'd']);
	expect(found).toEqual(['got a', 'got b', 'got c', 'got d']);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	expect(asked).toEqual([['a', 'b', 'c'], ['d']]);
});

test('an error is that of its item only', async () => {
	const send: Batch<string, string>['send'] = async (_call, wanted) =>
		await Promise.resolve(wanted.map((each) => (each === 'b' ? new ApiError({ status: 404 }) : each)));
	const { of } = served({ send });
	expect((await of(['a', 'b', 'c'], { continueOnFail: true })).found).toEqual([
		'a',
		expect.stringContaining('HTTP 404'),
		'c',
	]);
	expect((await of(['a', 'b', 'c'])).error?.message).toMatch(/HTTP 404.*\[item 1\]$/);
});

test('a batch that is refused is sent again item by item, where only one of them may be the cause', async () => {
	for (const status of [400, 404, 409, 413, 414, 422]) {
		const asked: string[][] = [];
		const send: Batch<string, string>['send'] = async (_call, wanted) => {
			asked.push(wanted);
			if (wanted.includes('b')) throw new ApiError({ status });
			return await Promise.resolve(wanted);
		};
		const { found } = await served({ send }).of(['a', 'b', 'c'], { continueOnFail: true });
		expect(found).toEqual(['a', expect.stringContaining(`HTTP ${status}`), 'c']);
		expect(asked).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
	}
});

test('items of another execution have their own results', async () => {
	const { of } = served();
	expect([(await of(['a', 'b'])).found, (await of(['c', 'd'])).found]).toEqual([
		['got a', 'got b'],
		['got c', 'got d'],
	]);
});

test('a failure that no item has caused is that of all items in the batch', async () => {
	let requests = 0;
	const send: Batch<string, string>['send'] = async () => {
		requests += 1;
		return await Promise.reject(new ApiError({ status: 403 }));
	};
	const { found } = await served({ send }).of(['a', 'b'], { continueOnFail: true });
	expect(found).toEqual([expect.stringContaining('HTTP 403'), expect.stringContaining('HTTP 403')]);
	expect(requests).toBe(1);
});

test('a batch that is one change is never sent again item by item', async () => {
	let requests = 0;
	const send: Batch<string, string>['send'] = async () => {
		requests += 1;
		return await Promise.reject(new ApiError({ status: 400 }));
	};
	const { found } = await served({ send, isIndivisible: true }).of(['a', 'b'], { continueOnFail: true });
	expect(found).toEqual([expect.stringContaining('HTTP 400'), expect.stringContaining('HTTP 400')]);
	expect(requests).toBe(1);
});

test('an item that cannot be read is left out where the run goes on, and ends the batch where it does not', async () => {
	const going = served();
	expect((await going.of(['a', '', 'c'], { continueOnFail: true })).found).toEqual([
		'got a',
		expect.stringContaining('ID is empty'),
		'got c',
	]);
	expect(going.asked).toEqual([['a', 'c']]);
	const ending = served();
	expect((await ending.of(['a', '', 'c'])).error?.message).toMatch(/ID is empty \[item 1\]$/);
	expect(ending.asked).toEqual([['a']]);
});

test('only items of one group are served together', async () => {
	const { asked, of } = served({ groupOf: (wanted) => wanted[0] });
	expect((await of(['a1', 'a2', 'b1', 'a3'])).found).toEqual(['got a1', 'got a2', 'got b1', 'got a3']);
	expect(asked).toEqual([['a1', 'a2'], ['b1'], ['a3']]);
});

describe('Records by ID', () => {
	test('are read in as few requests as possible, each ID once; an unknown one has no record', async () => {
		const asked: string[][] = [];
		const found = await recordsById({} as Session, ['a', 'b', 'a', 'none', 'c'], {
			size: 2,
			async *pages(_session, ids) {
				asked.push(ids);
				yield await Promise.resolve(ids.filter((one) => one !== 'none').map((one) => ({ id: one })));
			},
			idOf: (row) => String(row.id),
		});
		expect(asked).toEqual([
			['a', 'b'],
			['none', 'c'],
		]);
		expect([...found]).toEqual(['a', 'b', 'c'].map((one) => [one, { id: one }]));
	});

	test('are cut into lists of a size', () => {
		expect([chunksOf([1, 2, 3], 2), chunksOf([], 2)]).toEqual([[[1, 2], [3]], []]);
	});
});
