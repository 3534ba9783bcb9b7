/** Lists of which nothing is known, and whose records have no ID. */
import { automatic } from '../../../core/pages/automatic';
import type { Row, Step } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import { BASE } from './automatic-lists';

/** Reads a list in pages of this size by offset. What came, and what is doubted. */
async function read(states: string[], size: number) {
	const list: Row[] = states.map((state) => ({ state }));
	const style = automatic({ path: '/x', query: { limit: `${size}`, offset: '0' } }, BASE);
	const ask = async ({ query }: Step) => {
		const from = Number(query?.offset);
		return await Promise.resolve({ body: { rows: list.slice(from, from + size) } });
	};
	const doubts: string[] = [];
	const found: unknown[] = [];
	for await (const rows of walk(ask, style, { window: 1, onDoubt: ({ reason }) => doubts.push(reason) })) {
		found.push(...rows.map(({ state }) => state));
	}
	return { found, doubts };
}

test('pages that begin and end with records that look alike are different pages', async () => {
	const states = ['ok', 'failed', 'ok', 'ok', 'warning', 'ok', 'new'];
	expect(await read(states, 3)).toEqual({ found: states, doubts: [] });
});

test('a page with one record that looks like the one before it ends the list in doubt, and not silently', async () => {
	const { found, doubts } = await read(['ok', 'failed', 'failed', 'warning'], 1);
	expect(found).toEqual(['ok', 'failed']);
	expect(doubts).toEqual([expect.stringContaining('its only record has no ID to tell whether it is another one')]);
});

test('pages with one record that all differ are read to the end', async () => {
	expect(await read(['ok', 'failed', 'warning'], 1)).toEqual({ found: ['ok', 'failed', 'warning'], doubts: [] });
});
