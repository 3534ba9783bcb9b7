import { expectRows } from '../../harness/rows';
import { by, tenant } from './setting.cts';

test('A refusal has the words of the service, in each of its shapes', async () => {
	const { vendor, run } = await tenant();
	await expectRows(
		[
			[{ error_message: 'Bad value', property: 'addresses' }, 'Bad value (property addresses)'],
			[
				{ error_code: 'X', error_message: 'Bad', details: [{ error_message: 'too long', property: 'tags[0]' }, 7] },
				'Bad (tags[0]: too long; X)',
			],
			[{ error_code: 'GENERAL_ERROR' }, 'GENERAL_ERROR'],
			[{ error: 'invalid_request', error_description: 'no grant' }, 'no grant'],
			[{ details: [{ error_message: 'only here' }] }, 'only here'],
		],
		async (body) => {
			vendor.setFaults([{ path: '/host-store', answer: { status: 422, body } }]);
			const { error } = await run({ resource: 'host', operation: 'get', hostId: by('id', 'x') });
			return error?.message.split('rejected a value (HTTP 422): ')[1].replace(/ \[item 0\]$/, '');
		},
	);
});

test('A missing permission is reported with the roles of the API client', async () => {
	const { run } = await tenant({ permissions: [] });
	const { error } = await run({ resource: 'host', operation: 'getAll' });
	expect(error?.message).toMatch(/\(HTTP 403\): Permission denied: .* is required/);
	expect(error).toMatchObject({ description: expect.stringContaining('roles of the API client lack a permission') });
});
