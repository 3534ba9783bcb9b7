import { ResponseError } from '../../core/errors/response-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';
import type { FaultAnswer } from '../../simulators/usm-anywhere/index.cts';

afterEach(stopVendors);

async function answered(answer: FaultAnswer) {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer }]);
	return await (await transportTo(vendor)).send({ path: '/alarms' });
}

const bytes = (buffer: Buffer) => ({ status: 200, bodyBase64: buffer.toString('base64') });

test.each<[string, FaultAnswer, string]>([
	[
		'a login page',
		{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
		'the answer is a web page, not JSON',
	],
	['JSON with a comma too many', { status: 200, body: '{"a":1,}' }, 'the answer is not valid JSON'],
	['UTF-16', bytes(Buffer.from('\ufeff{"a":1}', 'utf16le')), 'the answer is not UTF-8 text'],
	['Latin-1', bytes(Buffer.from('{"a":"é"}', 'latin1')), 'the answer is not UTF-8 text'],
	['a NUL in a text', bytes(Buffer.from('{"a":"\0"}')), 'the answer is not valid JSON'],
])('%s is an error that says so, once', async (_what, answer, message) => {
	const error = await caught(answered(answer));
	expect(error).toBeInstanceOf(ResponseError);
	expect(error.message).toContain(message);
});

test('a byte order mark is no obstacle', async () => {
	expect((await answered(bytes(Buffer.from('\ufeff{"a":1}')))).body).toEqual({ a: 1 });
});

test.each<[string, FaultAnswer, unknown]>([
	['204', { status: 204 }, undefined],
	['an empty body', { emptyBody: true }, undefined],
	['null', { status: 200, body: 'null' }, null],
	['[]', { status: 200, body: [] }, []],
	['{}', { status: 200, body: {} }, {}],
])('%s is handed on as it is: whether a page may look like this, the vendor decides', async (_what, answer, body) => {
	expect((await answered(answer)).body).toEqual(body);
});

test('hostile keys are data', async () => {
	const { body } = await answered({ status: 200, body: '{"__proto__":{"polluted":true},"constructor":1}' });
	expect(Object.keys(body as object)).toEqual(['__proto__', 'constructor']);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
