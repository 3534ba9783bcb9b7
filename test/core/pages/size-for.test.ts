import { sizeFor } from '../../../core/pages/size-for';
import { expectRows } from '../../harness/rows';

test('a page is as large as wished, not much larger than what is wanted, and at most what the vendor gives', async () => {
	await expectRows<Parameters<typeof sizeFor>>(
		[
			[[100, undefined, undefined], 100],
			[[100, 30, undefined], 30],
			// Not as small as a small limit, since an ignored filter would need thousands of pages.
			[[100, 2, undefined], 20],
			[[5, 2, undefined], 5],
			[[5_000, undefined, 1_000], 1_000],
		],
		(asked) => sizeFor(...asked),
	);
});
