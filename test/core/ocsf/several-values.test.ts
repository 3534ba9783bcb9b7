import { OS_TYPE } from '../../../core/ocsf/captions';
import type { ValueType } from '../../../core/ocsf/table';
import { choice, earliest, first, hostName, latest } from '../../../core/ocsf/values';
import { expectRows } from '../../harness/rows';

const OLD = 'Mon, 15 Jan 2024 08:30:00 GMT';
const NEW = '2026-01-15T23:45:12Z';

test('of several values, the first usable one counts, and of times the latest or the earliest', async () => {
	const host = first(hostName);
	const system = first(choice(OS_TYPE, { linux: 200 }));
	await expectRows<[type: ValueType, given: unknown]>(
		[
			[[host, 'web-1'], 'web-1'],
			[[host, ['', null, 'no host', 'web-1', 'web-2']], 'web-1'],
			[[host, []], undefined],
			[[host, { name: 'web-1' }], undefined],
			[[system, ['Linux', 'Windows']], { id: 200, caption: 'Linux' }],
			[[latest, [OLD, NEW, 'never']], Date.parse(NEW)],
			[[earliest, [NEW, OLD]], Date.parse(OLD)],
			[[latest, OLD], Date.parse(OLD)],
			[[earliest, ['never']], undefined],
			[[latest, null], undefined],
		],
		([type, given]) => type.read(given),
	);
});
