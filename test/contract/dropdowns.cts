/** What every list in the form promises: lines that can be told apart, and further pages. */
import type { INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import type { Place } from './declaration.cts';
import type { Subject } from './subject.cts';

/** More than any first page of a list in the form. */
const MANY = 250;

/** Registers the tests. */
export function testDropdowns(subject: Subject): void {
	const dropdowns = subject.dropdowns().filter(({ method }) => !subject.exceptionsOf(method).untested);
	if (dropdowns.length === 0) return;

	test.each(dropdowns.map((dropdown) => [dropdown.method, dropdown] as const))(
		'%s has lines, each with a name and a value of its own, and another next page',
		async (_, dropdown) => {
			const holding = subject.lists.map(({ declaration }) => declaration.holding(MANY));
			const place = await subject.start(Object.assign({}, ...holding) as object);
			const { lines, paginationToken } = await page(subject, place, dropdown);
			const next = paginationToken === undefined ? [] : (await page(subject, place, dropdown, paginationToken)).lines;
			expect(lines).not.toEqual([]);
			expect(next).not.toEqual(lines);
			for (const one of [lines, next]) {
				const values = one.map(({ value }) => value);
				expect(values).toEqual([...new Set(values)]);
				expect(one.filter(({ name, value }) => !name.trim() || String(value).trim() === '')).toEqual([]);
			}
		},
	);
}

async function page(
	subject: Subject,
	place: Place,
	dropdown: ReturnType<Subject['dropdowns']>[number],
	token?: unknown,
): Promise<{ lines: INodePropertyOptions[]; paginationToken?: unknown }> {
	const loaded = await subject.load(place, dropdown, token as string);
	if (Array.isArray(loaded)) return { lines: loaded as INodePropertyOptions[] };
	const { results, paginationToken } = loaded as INodeListSearchResult;
	return { lines: results as INodePropertyOptions[], paginationToken };
}
