import { windowFor } from '../../../core/pages/window-for';
import { expectRows } from '../../harness/rows';

test('as many requests are in flight as fit to the reads that are allowed per second, within bounds', async () => {
	await expectRows<number | undefined>(
		[
			[undefined, 4],
			[100, 10],
			[1_000, 10],
			[25, 3],
			[1, 1],
			[0, 1],
		],
		(readsPerSecond) => windowFor({ readsPerSecond }),
	);
});
