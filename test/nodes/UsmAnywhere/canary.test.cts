import type { INodeParameters } from 'n8n-workflow';
import { identity, tracesOf } from '../../harness/index.cts';
import { by, tenant } from './setting.cts';

/**
 * Every test of this folder ends with a search for secrets in what came out. Here the service does its
 * worst: it repeats the secrets wherever it can.
 */
const OPERATIONS: INodeParameters[] = [
	{ resource: 'alarm', operation: 'get', alarmId: by('id', 'a') },
	{ resource: 'alarm', operation: 'getAll' },
	{ resource: 'alarm', operation: 'export' },
	{ resource: 'alarm', operation: 'addLabel', alarmId: by('id', 'a'), labelId: by('id', 'b') },
	{ resource: 'event', operation: 'getAll' },
	{ resource: 'apiRequest', operation: 'send', method: 'POST', path: '/x', body: '{"a":1}' },
];

describe('No secret comes out', () => {
	test.each([400, 401, 403, 404, 500])(
		'of a refusal with status %i that repeats token, secret and Basic pair in every spelling',
		async (status) => {
			const { vendor, run, poll, search, fields, credentials } = await tenant();
			await run(OPERATIONS[1]);
			const token = String(credentials.stored.accessToken);
			const pair = Buffer.from(`${vendor.clientId}:${vendor.clientSecret}`).toString('base64');
			const words = [
				`Bearer ${token}`,
				token,
				vendor.clientSecret,
				encodeURIComponent(vendor.clientSecret),
				JSON.stringify(vendor.clientSecret),
				`Basic ${pair}`,
				pair,
			].join(' · ');
			for (const body of [
				{ error: words },
				{ error: { message: words } },
				{ error_description: words },
				words,
				`<html>${words}</html>`,
			]) {
				const headers = { 'x-echo': token, 'www-authenticate': `Bearer token="${token}"` };
				vendor.setFaults([{ pathPattern: '(alarms|events|/x)', times: 'always', answer: { status, body, headers } }]);
				for (const parameters of OPERATIONS) {
					await run(parameters);
					await run(parameters, { continueOnFail: true });
				}
				await poll({}, {});
				await poll({}, {}, { mode: 'manual' });
				await expect(search('searchAlarms')).rejects.toThrow();
				await expect(fields('event')).rejects.toThrow();
			}
		},
	);

	test('of a login that is refused, cut off, or answered with the secret', async () => {
		for (const answer of [
			{ status: 401, body: 'SECRET' },
			{ status: 200, body: { access_token: 5 } },
			{ invalidJson: true as const },
			{ resetInBody: true as const },
			{ resetBeforeHeaders: true as const },
		]) {
			const { vendor, run, poll } = await tenant();
			const said =
				'body' in answer && answer.body === 'SECRET'
					? { ...answer, body: `${vendor.clientId}:${vendor.clientSecret}` }
					: answer;
			vendor.setFaults([{ path: '/api/2.0/oauth/token', times: 'always', answer: said }]);
			expect((await run(OPERATIONS[1])).error).toBeDefined();
			expect((await poll({}, {})).error).toBeDefined();
		}
	});

	test('of a request that breaks off, is damaged, or leads to another host', async () => {
		for (const answer of [
			{ resetBeforeHeaders: true as const },
			{ resetInBody: true as const },
			{ invalidJson: true as const },
			{ truncatedGzip: true as const },
			{ deepNesting: 10_000 },
			{ status: 302, headers: { location: 'https://elsewhere.test/api/2.0/alarms' } },
		]) {
			const { run, poll } = await tenant({ faults: [{ pathPattern: '(alarms|events|/x)', times: 'always', answer }] });
			for (const parameters of OPERATIONS) expect((await run(parameters)).error).toBeDefined();
			expect((await poll({}, {})).error).toBeDefined();
		}
	});

	test('of a CA certificate or an address that cannot be used', async () => {
		const { authority } = await identity();
		const lines = authority.split('\n').filter((line) => line.length === 64);
		for (const fields of [{ caCertificate: authority }, { caCertificate: authority.replace('END', 'ND') }]) {
			const { vendor, run } = await tenant(
				{ faults: [{ path: '/api/2.0/alarms', times: 'always', answer: { status: 403 } }] },
				fields,
			);
			const result = await run(OPERATIONS[1]);
			expect(result.error).toBeDefined();
			expect(tracesOf(lines, result)).toEqual([]);
			expect(vendor.clientSecret).not.toBe('');
		}
		const { run, credentials } = await tenant();
		credentials.edit({ url: `https://user:${credentials.stored.clientSecret as string}@acme.test` });
		expect((await run(OPERATIONS[1])).error).toBeDefined();
	});

	test('of a fault of our own, whatever its text', async () => {
		const { run, vendor } = await tenant();
		const { UsmAnywhere } =
			require('../../../nodes/UsmAnywhere/UsmAnywhere.node') as typeof import('../../../nodes/UsmAnywhere/UsmAnywhere.node');
		const { alarmOperations } =
			require('../../../nodes/UsmAnywhere/resources/alarm') as typeof import('../../../nodes/UsmAnywhere/resources/alarm');
		expect(new UsmAnywhere().description.name).toBe('usmAnywhere');
		jest.spyOn(alarmOperations.getAll, 'run').mockRejectedValue(new RangeError(`with ${vendor.clientSecret}`));
		const { error } = await run(OPERATIONS[1]);
		expect(error?.message).toBe('USM Anywhere, get many alarms: an unexpected RangeError inside the node [item 0]');
		expect(error).toMatchObject({ description: expect.stringContaining('report it') });
	});
});
