import { paceOf, withPace } from '../../../core/http/pace';
import { expectRows } from '../../harness/rows';

const rate = 'the field Maximum Requests per Second of the credential must be 0 or a number from 0.01 to 10000';
const count = 'the field n8n Processes of the credential must be a whole number from 1 to 100';

test('the pace of a credential is read from numbers and from the text of an expression, and all else is refused', async () => {
	await expectRows<Record<string, unknown>>(
		[
			[{}, { perSecond: undefined, processes: 1 }],
			[
				{ maxRequestsPerSecond: 0, n8nProcesses: 1 },
				{ perSecond: undefined, processes: 1 },
			],
			[
				{ maxRequestsPerSecond: '', n8nProcesses: null },
				{ perSecond: undefined, processes: 1 },
			],
			[
				{ maxRequestsPerSecond: ' 30 ', n8nProcesses: '3' },
				{ perSecond: 30, processes: 3 },
			],
			[
				{ maxRequestsPerSecond: 0.01, n8nProcesses: 100 },
				{ perSecond: 0.01, processes: 100 },
			],
			...['fast', ' ', -1, 0.001, 10_001, NaN, Infinity, true, [5], {}].map(
				(maxRequestsPerSecond) => [{ maxRequestsPerSecond }, rate] as const,
			),
			...['two', ' ', 0, -1, 1.5, 101, Infinity, '0', false, [2]].map(
				(n8nProcesses) => [{ n8nProcesses }, count] as const,
			),
		],
		paceOf,
	);
});

test('it is checked with the other fields, whose errors come first', async () => {
	const access = withPace(({ url }) => {
		if (!url) throw new Error('no URL');
		return url;
	});
	await expectRows<Record<string, unknown>>(
		[
			[{ n8nProcesses: 0 }, 'no URL'],
			[{ url: 'x', n8nProcesses: 0 }, count],
			[{ url: 'x' }, 'x'],
		],
		access,
	);
});
