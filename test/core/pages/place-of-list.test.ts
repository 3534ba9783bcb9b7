import { placeOfList } from '../../../core/pages/automatic/page-reader';
import { expectRows } from '../../harness/rows';

test('an answer has a list, nothing in its place, or is a record', async () => {
	await expectRows<unknown>(
		[
			[[], 'list'],
			[[{ id: 1 }], 'list'],
			[{ content: [] }, 'list'],
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
