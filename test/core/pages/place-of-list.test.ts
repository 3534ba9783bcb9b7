import { listIn, rowsIn } from '../../../core/pages/automatic/list-in';
import { placeOfList } from '../../../core/pages/automatic/page-reader';
import { expectRows } from '../../harness/rows';

test('an answer has a list, nothing in its place, or is a record', async () => {
	await expectRows<unknown>(
		[
			[[], 'list'],
			[[{ id: 1 }], 'list'],
			[{ content: [] }, 'list'],
			[{ content: [{ id: 1 }, 7] }, 'list'],
			[{ content: ['a'], devices: [{ id: 1 }, 7] }, 'record'],
			[{ id: 1, tags: [{ id: 2 }] }, 'record'],
			// HAL leaves an empty list out.
			[{ page: { totalElements: 0, number: 0 } }, 'list'],
			[{ content: null, totalElements: 0 }, 'list'],
			[{ content: null, totalElements: 5 }, 'nothing'],
			[{ data: { items: null } }, 'nothing'],
			[{ items: null }, 'nothing'],
			[null, 'nothing'],
			[undefined, 'nothing'],
			[{}, 'record'],
			[{ id: 'e-1', error: 'busy' }, 'record'],
			['busy', 'record'],
		],
		(body) => placeOfList({ body }),
	);
});

test('a record that is none is an error, and not a page without records [case 57]', async () => {
	await expectRows<unknown>(
		[null, 7, 'a', []].map((odd) => [odd, expect.stringContaining('content[1]')] as const),
		(odd) => {
			const body = { content: [{ id: 1 }, odd], number: 0, last: true };
			try {
				return rowsIn(body, listIn(body) ?? ['missing'], true);
			} catch (error) {
				return (error as Error).message;
			}
		},
	);
});
