import { by, tenant } from './setting.cts';

describe('The words of the service', () => {
	test.each<[unknown, string]>([
		[{ error_message: 'Bad value', property: 'addresses' }, 'Bad value (property addresses)'],
		[
			{ error_code: 'X', error_message: 'Bad', details: [{ error_message: 'too long', property: 'tags[0]' }, 7] },
			'Bad (tags[0]: too long; X)',
		],
		[{ error_code: 'GENERAL_ERROR' }, 'GENERAL_ERROR'],
		[{ error: 'invalid_request', error_description: 'no grant' }, 'no grant'],
		[{ details: [{ error_message: 'only here' }] }, 'only here'],
	])('%j', async (body, words) => {
		const { run } = await tenant({ faults: [{ path: '/host-store', answer: { status: 422, body } }] });
		const { error } = await run({ resource: 'host', operation: 'get', hostId: by('id', 'x') });
		expect(error?.message).toContain(`rejected a value (HTTP 422): ${words} [item 0]`);
	});
});

test('A missing permission is reported with the roles of the API client', async () => {
	const { run } = await tenant({ permissions: [] });
	const { error } = await run({ resource: 'host', operation: 'getAll' });
	expect(error?.message).toMatch(/\(HTTP 403\): Permission denied: .* is required/);
	expect(error).toMatchObject({ description: expect.stringContaining('roles of the API client lack a permission') });
});
