import { ResponseError } from '../../../core/errors/response-error';
import { listSearch, type Dropdown } from '../../../core/node/dropdown';
import type { Step } from '../../../core/pages/page-style';
import { acme, editor } from './acme.cts';

/** Two lines on each of nine pages. */
const PAGES = Array.from({ length: 9 }, (_, page) => ({
	items: [{ id: `${page}a`, name: `Anna ${page}` }, { id: `${page}b`, name: `Bert ${page}` }, { name: 'nobody' }],
	totalPages: 9,
}));

function dropdownOf(more: Partial<Dropdown> = {}) {
	const asked: unknown[] = [];
	const texts: string[] = [];
	const dropdown: Dropdown = {
		pages: (_session, text) => {
			texts.push(text);
			return {
				style: {
					first: { query: { page: 0 } },
					rows: (body) => (body as (typeof PAGES)[number]).items,
					following: (_body, { query }) => {
						const next = Number(query?.page) + 1;
						return { count: PAGES.length - next, at: (index) => ({ query: { page: next + index } }) };
					},
				},
				ask: async ({ query }: Step) => {
					asked.push(query?.page);
					return await Promise.resolve(PAGES[Number(query?.page)]);
				},
			};
		},
		lines: ({ id, name }) => (id ? [{ name: String(name), value: String(id) }] : []),
		...more,
	};
	return { asked, texts, search: listSearch(() => ({ api: acme, dropdown })) };
}

test('a list shows the lines of its first page, and the next ones when the user scrolls', async () => {
	const { asked, search } = dropdownOf();
	const first = await search.call(editor());
	expect(first.results).toEqual([
		{ name: 'Anna 0', value: '0a' },
		{ name: 'Bert 0', value: '0b' },
	]);
	const second = await search.call(editor(), '', first.paginationToken as string);
	expect(second.results.map(({ value }) => value)).toEqual(['1a', '1b']);
	const last = await search.call(editor(), '', JSON.stringify({ query: { page: 8 } }));
	expect(last).toEqual({ results: expect.any(Array), paginationToken: undefined });
	expect(asked).toEqual([0, 1, 8]);
});

test('a text is looked for in name and value, in any case, on up to five pages for a first match', async () => {
	const { asked, texts, search } = dropdownOf();
	expect((await search.call(editor(), ' BERT 3 ')).results).toEqual([{ name: 'Bert 3', value: '3b' }]);
	expect((await search.call(editor(), '2a')).results).toEqual([{ name: 'Anna 2', value: '2a' }]);
	expect(asked).toEqual([0, 1, 2, 3, 0, 1, 2]);
	expect(texts).toEqual(['BERT 3', '2a']);
	const none = await search.call(editor(), 'nobody');
	expect(none).toEqual({ results: [], paginationToken: JSON.stringify({ query: { page: 5 } }) });
});

test('what the server has searched is shown as it is', async () => {
	const { search } = dropdownOf({ isSearched: true });
	expect((await search.call(editor(), 'zzz')).results).toHaveLength(2);
});

test('a value that several records have is shown once', async () => {
	const { search } = dropdownOf({ lines: () => [{ name: 'Same', value: 'same' }] });
	expect((await search.call(editor())).results).toEqual([{ name: 'Same', value: 'same' }]);
});

test('a list that cannot be loaded says why, by the name of the product', async () => {
	const { search } = dropdownOf({
		pages: () => {
			throw new ResponseError('the answer is a web page, not JSON');
		},
	});
	await expect(search.call(editor())).rejects.toMatchObject({
		message: 'Acme, load the list: the answer is a web page, not JSON',
		description: expect.stringContaining('URL'),
	});
});
