import { tenant } from './setting.cts';

test.each([
	[{ error: 'access_denied', error_description: 'Managers only' }, 'Managers only'],
	[{ result: 'failure', location: 'x', error: 'Nobody here' }, 'Nobody here'],
	[{ result: 'failure', location: 'x' }, 'failure'],
	[{ error: { message: 'teapot' } }, 'teapot'],
	['Too Many Alarms', 'Too Many Alarms'],
])('of the refusal %j the user reads: %s', async (body, words) => {
	const { run } = await tenant({ faults: [{ path: '/api/2.0/alarms', answer: { status: 403, body } }] });
	const { error } = await run({ resource: 'alarm', operation: 'getAll' });
	expect(error?.message).toBe(
		`USM Anywhere, get many alarms: the service does not allow this with this credential (HTTP 403): ${words} [item 0]`,
	);
	expect(error).toMatchObject({ description: expect.stringContaining('permission') });
});
