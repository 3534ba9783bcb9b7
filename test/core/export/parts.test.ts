import fc from 'fast-check';
import { partsOf } from '../../../core/export/parts';
import type { Row } from '../../../core/pages/page-style';
import { caught } from '../../harness/caught';
import { pages, pagesOf } from './files';

async function partsIn(list: AsyncIterable<Row[]>, most: number): Promise<Row[][]> {
	const parts: Row[][] = [];
	for await (const part of partsOf(list, most)) {
		parts.push([]);
		for await (const rows of part) parts.at(-1)!.push(...rows);
	}
	return parts;
}

test('the parts of any list are the list, each as large as it may be but the last one', async () => {
	await fc.assert(
		fc.asyncProperty(pages, fc.constantFrom(1, 2, 3, 5, Infinity), async (list, most) => {
			const all = structuredClone(list.flat());
			const parts = await partsIn(pagesOf(list), most);
			expect(parts.flat()).toEqual(all);
			expect(parts.slice(0, -1).every(({ length }) => length === most)).toBe(true);
			expect(parts).toHaveLength(Math.max(1, Math.ceil(all.length / most)));
		}),
		{ numRuns: 100 },
	);
});

test('a list that fails fails in the part where it fails, and is not read on', async () => {
	let closed = false;
	async function* failing() {
		try {
			yield [{ id: 1 }, { id: 2 }];
			throw await Promise.resolve(new Error('broken'));
		} finally {
			closed = true;
		}
	}
	const error = await caught(partsIn(failing(), 2));
	expect([error?.message, closed]).toEqual(['broken', true]);
});

test('a list is closed when its reader stops', async () => {
	let closed = false;
	async function* endless() {
		try {
			for (;;) yield await Promise.resolve([{ id: 1 }]);
		} finally {
			closed = true;
		}
	}
	for await (const part of partsOf(endless(), 3)) {
		for await (const rows of part) expect(rows).toHaveLength(1);
		break;
	}
	expect(closed).toBe(true);
});
