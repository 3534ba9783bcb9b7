import { DATA, OPERATIONS } from './operations.cts';
import { tenant } from './setting.cts';

/** All statuses and bodies together meet every operation; one alone meets a third of them, which is quicker. */
const everyThird = (from: number) => OPERATIONS.filter((_, place) => place % 3 === from % 3);

/**
 * Every test of this folder ends with a search for secrets in what came out. Here the service does its
 * worst: it repeats the secrets wherever it can.
 */
describe('No secret comes out', () => {
	test.each([400, 401, 403, 404, 500])(
		'of a refusal with status %i that repeats token, secrets and Basic pair in every spelling',
		async (status) => {
			const { vendor, run, poll, search, options, credentials } = await tenant();
			await run({ resource: 'host', operation: 'getAll' });
			const token = String(credentials.stored.accessToken);
			const pair = Buffer.from(`${vendor.oauthClientId}:${vendor.oauthClientSecret}`).toString('base64');
			const words = [vendor.apiClientSecret, vendor.oauthClientSecret]
				.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret)])
				.concat(`Bearer ${token}`, token, `Basic ${pair}`, pair)
				.join(' · ');
			for (const [place, body] of [
				{ error_code: words, error_message: words, property: words, details: [{ error_message: words }] },
				{ error: words, error_description: words },
				`<html>${words}</html>`,
			].entries()) {
				const headers = { 'x-echo': token, 'www-authenticate': `Bearer token="${token}"` };
				vendor.setFaults([{ pathPattern: DATA, times: 'always', answer: { status, body, headers } }]);
				for (const [, parameters] of everyThird(place + status)) await run(parameters, { continueOnFail: true });
				await poll({ event: 'auditEvent' }, {});
				await poll({ event: 'accessRequest' }, {}, { mode: 'manual' });
				await expect(search('searchHosts')).rejects.toThrow();
				await expect(options('getFields', { resource: 'host' })).rejects.toThrow();
			}
		},
	);

	test('of a login that is refused, cut off, or answered with the secrets', async () => {
		for (const answer of [
			{ status: 401 },
			{ status: 200, body: { access_token: 5 } },
			{ invalidJson: true as const },
			{ resetInBody: true as const },
			{ resetBeforeHeaders: true as const },
		]) {
			const { vendor, run, poll } = await tenant();
			const echo = {
				error: 'invalid_client',
				error_description: `${vendor.oauthClientSecret} ${vendor.apiClientSecret}`,
			};
			const said = 'status' in answer && answer.status === 401 ? { ...answer, body: echo } : answer;
			vendor.setFaults([{ path: '/auth/api/v1/oauth/token', times: 'always', answer: said }]);
			expect((await run({ resource: 'host', operation: 'getAll' })).error).toBeDefined();
			expect((await poll({}, {})).error).toBeDefined();
		}
	});

	test('of a request that breaks off, is damaged, or leads to another host', async () => {
		for (const [place, answer] of [
			{ resetBeforeHeaders: true as const },
			{ resetInBody: true as const },
			{ invalidJson: true as const },
			{ truncatedGzip: true as const },
			{ deepNesting: 10_000 },
			{ status: 302, headers: { location: 'https://elsewhere.test/host-store/api/v1/hosts' } },
		].entries()) {
			const { run, poll } = await tenant({ faults: [{ pathPattern: DATA, times: 'always', answer }] });
			// Where no answer is looked at, none can be damaged.
			const isBroken = 'resetBeforeHeaders' in answer || 'status' in answer;
			for (const [, parameters] of isBroken ? OPERATIONS : everyThird(place)) {
				const { error } = await run(parameters);
				if (isBroken) expect(error).toBeDefined();
			}
			expect((await poll({}, {})).error).toBeDefined();
		}
	});

	test('of a fault of our own, whatever its text', async () => {
		const { run, vendor } = await tenant();
		const { hostOperations } =
			require('../../../nodes/Privx/resources/host') as typeof import('../../../nodes/Privx/resources/host');
		jest.spyOn(hostOperations.getAll, 'run').mockRejectedValue(new RangeError(`with ${vendor.apiClientSecret}`));
		const { error } = await run({ resource: 'host', operation: 'getAll' });
		expect(error?.message).toBe('SSH PrivX, get many hosts: an unexpected RangeError inside the node [item 0]');
	});
});
