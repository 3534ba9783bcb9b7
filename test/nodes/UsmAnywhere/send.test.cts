import type { INodeParameters } from 'n8n-workflow';
import { startUsmAnywhere } from '../../../simulators/usm-anywhere/index.cts';
import { expectRows } from '../../harness/rows';
import { tenant } from './setting.cts';

const SEND: INodeParameters = { resource: 'event', operation: 'send', event: '={{ $json }}' };
const HTML = { 'content-type': 'text/html' };
const PUSH = '/api/1.0/webhook/push';
const NOT_UNDERSTOOD = 'USM Anywhere, send an event: the service refused the request (HTTP 413): Payload too large';

const numbered = (count: number, more: object = {}) =>
	Array.from({ length: count }, (_, number) => ({ json: { number, ...more } }));
const jsonOf = (items: Array<{ json: object }>) => items.map(({ json }) => json);

async function place(...how: Parameters<typeof tenant>) {
	const there = await tenant(...how);
	return { ...there, pushes: () => there.vendor.requests.filter(({ path }) => path === PUSH) };
}

test('sends the events of all input items with one request, and answers each item', async () => {
	const { vendor, run, pushes } = await place();
	const items = numbered(300);
	const { items: output } = await run(SEND, { items });
	expect(output.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
		items.map((_, item) => [{ events: 1, accepted: true }, { item }]),
	);
	expect(vendor.pushed).toEqual(jsonOf(items));
	expect(pushes()).toHaveLength(1);
	expect(pushes()[0].headers).toMatchObject({ 'content-type': 'application/json', api_key: vendor.webhookApiKey });
});

test('sends the token only to the tenant and the key only to the webhook, which is on another host', async () => {
	const collector = await startUsmAnywhere({ webhookApiKey: 'canary-of-the-collector' });
	const { webhookUrl, webhookApiKey } = collector;
	const { vendor, run } = await place({}, { webhookUrl, webhookApiKey });
	await run(SEND, { items: numbered(1) });
	await run({ resource: 'alarm', operation: 'getAll', limit: 1 });
	await collector.stop();
	expect(collector.requests.map(({ path, headers }) => [path, headers.api_key, headers.authorization])).toEqual([
		[PUSH, webhookApiKey, undefined],
	]);
	expect(vendor.requests.map(({ path }) => path)).not.toContain(PUSH);
	expect(JSON.stringify(vendor.requests.map(({ headers }) => headers))).not.toContain(webhookApiKey);
});

test('takes as few requests as 10,000 events and a megabyte allow, and compresses large ones unless told otherwise', async () => {
	const { vendor, run, pushes } = await place();
	const lists = [7_000, 3_000, 2].map((count) => ({ json: { list: jsonOf(numbered(count)) } }));
	const { json } = await run({ ...SEND, event: '={{ $json.list }}' }, { items: lists });
	expect(json.map(({ events }) => events)).toEqual([7_000, 3_000, 2]);
	expect(vendor.pushed).toEqual(lists.flatMap(({ json: { list } }) => list));
	const sent = () =>
		pushes().map(({ body, headers }) => [(JSON.parse(body) as unknown[]).length, headers['content-encoding']]);
	expect(sent()).toEqual([
		[10_000, 'gzip'],
		[2, undefined],
	]);
	vendor.resetCounters();
	const large = numbered(9, { text: 'ö'.repeat(200_000) });
	await run({ ...SEND, options: { compress: false } }, { items: large });
	expect(sent()).toEqual([2, 2, 2, 2, 1].map((count) => [count, undefined]));
	expect(vendor.pushed.slice(10_002)).toEqual(jsonOf(large));
});

test('takes JSON as a model writes it, with all digits of its numbers', async () => {
	const { run, pushes } = await place();
	await run({ ...SEND, event: '[{"id": 9007199254740993}, {}]' });
	await run({ ...SEND, event: '{"id": 9007199254740993}' });
	expect(pushes().map(({ body }) => body)).toEqual(['[{"id":9007199254740993}]']);
});

test('refuses what is no event before anything is sent, and sends the others', async () => {
	const { vendor, run } = await place();
	const EMPTY = 'Event is empty';
	await expectRows<unknown>(
		[
			['', EMPTY],
			['[]', EMPTY],
			['{', 'Event is not valid JSON'],
			['"text"', 'Event must be a JSON object or a list of JSON objects, not a string'],
			['[{"a":1}, [1]]', 'Event must be a JSON object or a list of JSON objects, not a list'],
			['{}', 'Event has no fields'],
			['[{"a":1},{}]', 'number 2 of Event has no fields'],
			['={{ ({ u: undefined }) }}', 'Event has no fields'],
			['={{ DateTime.now() }}', 'Event must be a JSON object or a list of JSON objects, not a string'],
			['={{ [{ a: 1 }, new Date()] }}', 'Event must be a JSON object or a list of JSON objects, not a string'],
			['={{ ({ a: 1n }) }}', 'Event cannot be written as JSON'],
		].map(([given, words]) => [given, `USM Anywhere, send an event: ${words} [item 0]`]),
		async (event) => (await run({ ...SEND, event } as INodeParameters)).error?.message,
	);
	expect(vendor.requests).toEqual([]);
	const items = [...numbered(2), { json: {} }, ...numbered(2)];
	const { json } = await run(SEND, { items, continueOnFail: true });
	expect(json.map(({ accepted, error }) => accepted ?? error)).toEqual([
		true,
		true,
		'USM Anywhere, send an event: Event has no fields [item 2]',
		true,
		true,
	]);
	const before = vendor.pushed.length;
	const { error } = await run(SEND, { items });
	expect(error?.message).toContain('Event has no fields (2 events were accepted before) [item 2]');
	expect(vendor.pushed).toHaveLength(before + 2);
});

describe('What the webhook does not accept', () => {
	test('is the error of the items concerned; the request is divided until the others are accepted', async () => {
		const { vendor, run, pushes } = await place({ webhookMaxBytes: 2_000 });
		const items = numbered(64);
		Object.assign(items[21].json, { text: 'x'.repeat(3_000) });
		const { json } = await run(SEND, { items, continueOnFail: true });
		expect(json.map(({ error }) => error)).toEqual(
			items.map((_, item) => (item === 21 ? `${NOT_UNDERSTOOD} [item 21]` : undefined)),
		);
		expect(vendor.pushed).toEqual(jsonOf(items.filter((_, item) => item !== 21)));
		expect(pushes().length).toBeLessThan(15);
	});

	test('ends the run at the first such item, with a word on what was accepted', async () => {
		const { vendor, run } = await place({ webhookMaxBytes: 2_000 });
		const items = numbered(8);
		Object.assign(items[5].json, { text: 'x'.repeat(3_000) });
		expect((await run(SEND, { items })).error?.message).toBe(
			`${NOT_UNDERSTOOD} (5 events were accepted before) [item 5]`,
		);
		expect(vendor.pushed).toEqual(jsonOf(items.slice(0, 5)));
		const list = { event: '={{ $json.list }}' };
		const some = [{ a: 1 }, { a: 2 }, { a: 'x'.repeat(3_000) }, { a: 4 }];
		const { json } = await run({ ...SEND, ...list }, { items: [{ json: { list: some } }], continueOnFail: true });
		expect(json[0].error).toMatch(
			/: 3 of the 4 events were accepted, but then the service refused the request \(HTTP 413\)/,
		);
	});

	test('is an error that says how many events of the execution were accepted before, however they were sent', async () => {
		const BEFORE = /\(([^()]+ accepted before)\)/;
		const bad = [{ json: { number: 2, text: 'x'.repeat(3_000) } }];
		const isOdd = { options: { compress: '={{ $json.number % 2 === 0 }}' } };
		const large = { json: { list: [...numbered(1), ...numbered(1), ...bad].map(({ json }) => json) } };
		const last = (json: object) => [...numbered(3), { json }];
		await expectRows<[items: Array<{ json: object }>, more?: INodeParameters]>(
			[
				[[[...numbered(2), ...bad]], '2 events were accepted before'],
				[[[...numbered(1), ...bad], isOdd], '1 event was accepted before'],
				[[[...numbered(2), ...bad], isOdd], '2 events were accepted before'],
				[[last({}), isOdd], '3 events were accepted before'],
				[
					[last({ bad: true }), { options: { timeout: '={{ $json.bad ? -1 : 60 }}' } }],
					'4 events were accepted before',
				],
				[[last({ bad: true }), { event: '={{ $json.bad ? $json.a.b.c : $json }}' }], '3 events were accepted before'],
				[[[large], { event: '={{ $json.list }}' }], '2 events were accepted before'],
				[[[{ json: {} }]], undefined],
			],
			async ([items, more]) => {
				const { run } = await place({ webhookMaxBytes: 2_000 });
				const { error } = await run({ ...SEND, ...more }, { items } as never);
				expect(error?.message.match(/ before/g) ?? []).not.toHaveLength(2);
				return BEFORE.exec(error!.message)?.[1];
			},
		);
		const { vendor, run } = await place();
		vendor.setFaults([{ path: PUSH, after: 1, times: 'always', answer: { status: 403 } }]);
		const { error } = await run(SEND, { items: numbered(10_004) });
		expect(error?.message).toMatch(/\(HTTP 403\).*\(10,000 events were accepted before\) \[item 10000\]$/);
	});

	test('may stand in an answer with a good status', async () => {
		const { vendor, run, pushes } = await place();
		const rows: Array<[object | undefined, string | undefined]> = [
			[{ status: 'error', message: '0 events accepted' }, 'the service answered with an error: 0 events accepted'],
			[{ result: 'Failed' }, 'the service answered with an error [item 0]'],
			[{ success: false, error: 'quota' }, 'the service answered with an error: quota'],
			[{ errors: ['bad'] }, 'the service answered with an error'],
			[{ status: 'ok', errors: [], error: null }, undefined],
			[undefined, undefined],
		];
		for (const [body, words] of rows) {
			vendor.resetCounters();
			vendor.setFaults([{ path: PUSH, times: 'always', answer: { status: 200, body: body as never } }]);
			const { error, json } = await run(SEND, { items: numbered(1) });
			if (words === undefined) expect(json).toEqual([{ events: 1, accepted: true }]);
			else expect(error?.message).toContain(words);
			expect(pushes()).toHaveLength(1);
		}
	});

	test('costs few requests also where nothing is accepted', async () => {
		const { vendor, run, pushes } = await place({ webhookMaxBytes: 2 });
		const { json } = await run(SEND, { items: numbered(400), continueOnFail: true });
		expect(json.filter(({ error }) => String(error).includes('(HTTP 413)'))).toHaveLength(400);
		expect(vendor.pushed).toEqual([]);
		expect(pushes().length).toBeLessThan(140);
	});

	test('is not sent again where it may have been accepted; a key that is refused is tried once', async () => {
		const { vendor, run, pushes } = await place();
		const faults: Array<[object, string]> = [
			[
				{ answer: { status: 500 } },
				'the service cannot answer now (HTTP 500). The change may or may not have been made',
			],
			[{ resetBeforeHeaders: true }, 'the connection was interrupted'],
			[{ answer: { status: 401 } }, 'the service refused the credential (HTTP 401)'],
			[{ answer: { status: 200, headers: HTML, body: '<html>Log in</html>' } }, 'the answer is a web page, not JSON'],
			[{ answer: { status: 307, headers: { location: '/elsewhere' } } }, 'redirects are not followed'],
		];
		for (const [fault, words] of faults) {
			vendor.resetCounters();
			const { answer = fault } = fault as { answer?: object };
			vendor.setFaults([{ path: PUSH, times: 'always', answer: answer as never }]);
			const { error } = await run(SEND, { items: numbered(3, { text: 'x'.repeat(600_000) }) });
			expect([error?.message, pushes().length]).toEqual([expect.stringContaining(words), 1]);
		}
	});

	test('waits where the webhook asks for it, and sends the same once more', async () => {
		const { vendor, run, pushes } = await place();
		vendor.setFaults([{ path: PUSH, times: 1, answer: { status: 429, headers: { 'retry-after': '2' } } }]);
		expect((await run(SEND, { items: numbered(1) })).json).toEqual([{ events: 1, accepted: true }]);
		expect(pushes()).toHaveLength(2);
	});
});

test('says what the credential lacks, before anything is sent', async () => {
	const none = { webhookUrl: '', webhookApiKey: '' };
	await expectRows<Record<string, string>>(
		[
			[none, 'the credential has no webhook'],
			[{ webhookUrl: '' }, 'the field Webhook URL of the credential is empty'],
			[{ webhookApiKey: ' ' }, 'the field Webhook API Key of the credential is empty'],
			[{ webhookUrl: 'http://collector.example' }, 'the field Webhook URL of the credential must begin with https://'],
		].map(([fields, words]) => [
			fields as Record<string, string>,
			`USM Anywhere, send an event: ${words as string} [item 0]`,
		]),
		async (fields) => {
			const { vendor, run } = await place({}, fields);
			const { error } = await run(SEND, { items: numbered(1) });
			expect(vendor.requests).toEqual([]);
			return error?.message;
		},
	);
	const { run } = await place({}, none);
	expect((await run({ resource: 'alarm', operation: 'getAll', limit: 1 })).error).toBeUndefined();
});
