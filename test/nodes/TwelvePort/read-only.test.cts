/** What an administrator marks as reading in the credential, since the server does not say it. */
import type { INodeParameters } from 'n8n-workflow';
import { legacyRequest } from '../../harness/request.cts';
import { by, tenant } from './setting.cts';

const SEARCH = 'PUT /api/asset/search';
const READ_ONLY = { readOnly: true };
const MARKED = {
	...READ_ONLY,
	readingOperations: `\n${SEARCH}\npost /ztna/acme/root/api/workflow/request/search\nPUT /api/x/{id}/list`,
};

const typed = (operation: string): INodeParameters => ({
	resource: 'apiOperation',
	operation: 'run',
	specify: 'json',
	apiOperation: by('id', operation),
	parametersJson: '{"requestId":"5","id":"5"}',
});

test('an operation that is not marked is refused before anything is sent, and the error says how to mark it', async () => {
	const { run, vendor, poll } = await tenant({}, READ_ONLY);
	const operations = [SEARCH, 'POST /api/workflow/request/search', 'PUT /api/workflow/request/{requestId}/approve'];
	for (const operation of operations) {
		const line = operation.replace('{requestId}', 'id');
		for (const parameters of [typed(operation), { ...typed(operation), operation: 'export' }]) {
			const { error } = await run(parameters);
			expect(error).toMatchObject({
				message: expect.stringContaining(
					`${line.replace('/api', '/ztna/acme/root/api')} is refused, because the credential "Harness credential" is read-only`,
				),
				description: expect.stringContaining(
					`add this line to Operations That Only Read in the credential, with names in braces in the place of IDs: ${line}`,
				),
			});
		}
	}
	const watched = { event: 'newItem', ...typed(SEARCH), idField: by('id', 'id'), options: { onlyReads: true } };
	expect((await poll(watched, {}, { mode: 'manual' })).error?.message).toContain('is read-only');
	expect(vendor.requests.filter(({ reached }) => reached.effect === 'write')).toEqual([]);
});

test('an operation that is marked is sent, by the node, the trigger and the HTTP Request node; others still are not', async () => {
	const { run, vendor, credentials } = await tenant({}, MARKED);
	for (const operation of [SEARCH, 'POST /api/workflow/request/search', 'GET /api/user/me']) {
		const { error, items } = await run(typed(operation));
		expect([operation, error, items.length > 0]).toEqual([operation, undefined, true]);
	}
	const uri = `${vendor.url}/api/asset/search`;
	await legacyRequest(credentials, { uri, method: 'PUT', body: {}, json: true });
	expect(vendor.requests.at(-1)).toMatchObject({ method: 'PUT', status: 200 });
	const before = vendor.requests.length;
	for (const operation of ['POST /api/asset/search', 'DELETE /api/asset/{id}/tags/a', 'PUT /api/x/list']) {
		expect((await run(typed(operation))).error?.message).toContain('is read-only');
	}
	expect((await run(typed('PUT /api/x/{id}/list'))).error?.message).toContain('HTTP 404');
	expect(vendor.requests.slice(before).filter(({ method }) => method !== 'GET')).toHaveLength(1);
});

test('a line that is no operation makes the credential unusable, and says how a line looks', async () => {
	for (const line of ['/api/asset/search', 'DELETE /api/asset/5', 'GET /x', 'PUT /x?y', 'PUT x', 'PUT /a b']) {
		const { run, vendor } = await tenant({}, { ...READ_ONLY, readingOperations: line });
		const { error } = await run({ resource: 'user', operation: 'getMe' });
		expect([line, error]).toEqual([
			line,
			expect.objectContaining({
				message: expect.stringContaining(
					'the field Operations That Only Read of the credential has a line that is not an operation',
				),
				description: 'Enter one operation per line, with POST, PUT or PATCH and a path, like PUT /api/asset/search.',
			}),
		]);
		expect(vendor.requests).toEqual([]);
	}
});
