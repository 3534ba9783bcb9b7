import { expectRows } from '../../harness/rows';
import { tenant } from './setting.cts';

test('of a refusal the user reads the words of the service, whatever its shape', async () => {
	const { vendor, run } = await tenant();
	const told = (words: string) => ({
		message: `USM Anywhere, get many alarms: the service does not allow this with this credential (HTTP 403): ${words} [item 0]`,
		description: expect.stringContaining('permission'),
	});
	await expectRows<unknown>(
		[
			[{ error: 'access_denied', error_description: 'Managers only' }, told('Managers only')],
			[{ result: 'failure', location: 'x', error: 'Nobody here' }, told('Nobody here')],
			[{ result: 'failure', location: 'x' }, told('failure')],
			[{ error: { message: 'teapot' } }, told('teapot')],
			['Too Many Alarms', told('Too Many Alarms')],
		],
		async (body) => {
			vendor.setFaults([{ path: '/api/2.0/alarms', answer: { status: 403, body } }]);
			const { error } = await run({ resource: 'alarm', operation: 'getAll' });
			const { message, description } = error as Error & { description: string };
			return { message, description };
		},
	);
});
