import type { INodeParameters } from 'n8n-workflow';
import type { StatedAnswer } from '../../../simulators/kernel/fault.cts';
import { tracesOf } from '../../harness/index.cts';
import { by, tenant } from './setting.cts';

/**
 * Every test of this folder ends with a search for secrets in what came out. Here the service does its
 * worst: it repeats the secrets wherever it can.
 */
const OPERATIONS: INodeParameters[] = [
	{ resource: 'alert', operation: 'getAll' },
	{ resource: 'alert', operation: 'updateStatus', alertId: by('id', 5) },
	{ resource: 'device', operation: 'getAll' },
	{ resource: 'device', operation: 'removeTags', deviceId: by('id', 5), tags: 'a' },
	{
		resource: 'device',
		operation: 'setCustomProperty',
		deviceId: by('id', 5),
		propertyName: by('list', 'a'),
		value: 'b',
	},
	{ resource: 'site', operation: 'create', siteName: 'x' },
	{ resource: 'dataExport', operation: 'download' },
	{ resource: 'search', operation: 'export', aql: 'in:devices' },
	{ resource: 'apiRequest', operation: 'send', method: 'POST', path: '/x', body: '{"a":1}' },
];
const DATA = '(search|alerts|devices|assets|settings|data-export|/x)';

/** Every place of an answer that is read for a message. */
const BODIES: Array<(words: string) => unknown> = [
	(words) => ({ message: words, success: false }),
	(words) => ({ detail: words }),
	(words) => ({ detail: [{ loc: [words], msg: words, type: words }] }),
	(words) => words,
	(words) => `<html>${words}</html>`,
];

/** Logs both APIs in, so that there are tokens to be repeated, each by the API that was given it. */
async function logged(place: Awaited<ReturnType<typeof tenant>>) {
	const { run, v1, v3, vendor } = place;
	await run(OPERATIONS[0]);
	await run(OPERATIONS[2]);
	const wordsOf = (...secrets: unknown[]) =>
		secrets
			.map(String)
			.flatMap((one) => [one, encodeURIComponent(one), JSON.stringify(one), Buffer.from(one).toString('base64')])
			.join(' · ');
	const setWorst = (answer: (words: string) => StatedAnswer) =>
		vendor.setFaults([
			{
				path: '/api/v1/',
				pathPattern: DATA,
				times: 'always',
				answer: answer(wordsOf(v1.stored.accessToken, vendor.secretKey)),
			},
			{
				path: '/v3/',
				pathPattern: DATA,
				times: 'always',
				answer: answer(wordsOf(v3.stored.accessToken, vendor.clientSecret)),
			},
		]);
	return { ...place, setWorst };
}

describe('No secret comes out', () => {
	test.each([400, 401, 403, 404, 422, 500])(
		'of a refusal with status %i that repeats key and token of its API in every place that is read',
		async (status) => {
			const place = await tenant();
			const { run, poll, search, options, setWorst } = await logged(place);
			for (const body of BODIES) {
				setWorst((words) => ({ status, body: body(words), headers: { 'x-echo': words.slice(0, 20) } }));
				for (const parameters of OPERATIONS) {
					await run(parameters);
					await run(parameters, { continueOnFail: true });
				}
				await poll({}, {});
				await poll({ event: 'newDevice' }, {}, { mode: 'manual' });
				await search('searchAlerts', OPERATIONS[1]).catch(() => undefined);
				await options('getFields', { resource: 'device', operation: 'export' }).catch(() => undefined);
			}
		},
	);

	test('of a failure that is reported with status 200', async () => {
		const { run, setWorst } = await logged(await tenant());
		for (const body of [
			(words: string) => ({ message: words, success: false }),
			(words: string) => ({ items: [{ status: 400, error: words }] }),
		]) {
			setWorst((words) => ({ status: 200, body: body(words) }));
			for (const parameters of [OPERATIONS[0], OPERATIONS[4], OPERATIONS[7]]) {
				expect((await run(parameters)).error).toBeDefined();
			}
		}
	});

	test('of a failure with status 200 that repeats the token of a login that came after the session was opened', async () => {
		const place = await tenant({ devices: 300 });
		const { run, vendor, v1 } = place;
		// No token that looks like one: only the credential knows it.
		vendor.setFaults([
			{ path: '/api/v1/access_token', answer: { patch: { data: { access_token: 'opaque-token-0123456789' } } } },
			{ path: '/api/v1/search', answer: { status: 200, body: { success: false, message: 'opaque-token-0123456789' } } },
		]);
		const { error } = await run(OPERATIONS[0]);
		expect(v1.stored.accessToken).toBe('opaque-token-0123456789');
		expect(error?.message).toContain('Armis answered that the request failed: ***');
	});

	test('of a login that is refused, cut off, or answered with the secret', async () => {
		for (const answer of [
			{ status: 401, body: 'SECRET' },
			{ status: 200, body: { access_token: 5, data: { access_token: 5 } } },
			{ invalidJson: true as const },
			{ resetInBody: true as const },
			{ resetBeforeHeaders: true as const },
		]) {
			const { vendor, run, poll } = await tenant();
			const body = { message: vendor.secretKey, detail: vendor.clientSecret };
			const said = 'body' in answer && answer.body === 'SECRET' ? { ...answer, body } : answer;
			vendor.setFaults([{ pathPattern: 'token', times: 'always', answer: said }]);
			for (const parameters of OPERATIONS) expect((await run(parameters)).error).toBeDefined();
			expect((await poll({}, {})).error).toBeDefined();
		}
	});

	test('of a request that breaks off, is damaged, or leads to another host', async () => {
		for (const answer of [
			{ resetBeforeHeaders: true as const },
			{ resetInBody: true as const },
			{ invalidJson: true as const },
			{ truncatedGzip: true as const },
			{ status: 302, headers: { location: 'https://elsewhere.test/api/v1/search/' } },
		]) {
			const { run, poll } = await tenant({ faults: [{ pathPattern: DATA, times: 'always', answer }] });
			for (const parameters of OPERATIONS) expect((await run(parameters)).error).toBeDefined();
			expect((await poll({}, {})).error).toBeDefined();
		}
	});

	test('of a download: neither the signed address nor its query is in any message', async () => {
		const signature = 'sIgNaTuRe-0123456789abcdef';
		for (const origin of ['https://storage.invalid', 'http://storage.invalid', 'https://127.0.0.1:1']) {
			const address = `${origin}/exports/secret-folder/a.parquet?X-Signature=${signature}`;
			const body = { enabled: true, urls: [address], file_format: 'parquet', urls_creation_time: null };
			const { run } = await tenant({ faults: [{ path: '/v3/data-export', answer: { status: 200, body } }] });
			const result = await run({ resource: 'dataExport', operation: 'download' });
			expect(result.error).toBeDefined();
			expect(tracesOf([signature, 'secret-folder', 'X-Signature'], result)).toEqual([]);
		}
	});
});
