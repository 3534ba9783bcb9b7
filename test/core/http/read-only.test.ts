import { refusalOfChanges, type Outgoing } from '../../../core/http/read-only';
import { expectRows, type ExpectedRow } from '../../harness/rows';

const table = {
	reads: ['POST /api/{type}/search', 'PUT /api/export'],
	changingGets: ['oauth/authorize', 'awstoken'],
	advice: (call: string) => `Add ${call} to the list.`,
};
const url = (path: string) => new URL(path, 'https://good.example');
const refuse = refusalOfChanges({ readOnly: true }, table)!;
/** Whether it is let through: `sent`, or what is refused. */
function verdict(request: Outgoing): string {
	try {
		refuse(request);
		return 'sent';
	} catch (error) {
		return (error as Error).message.replace(' is refused, because this credential is read-only', '');
	}
}
const sent = (path: string, method?: unknown, more: Partial<Outgoing> = {}): ExpectedRow<Outgoing> => [
	{ url: url(path), method, ...more },
	'sent',
];
const refused = (path: string, method: unknown, what: string, more: Partial<Outgoing> = {}): ExpectedRow<Outgoing> => [
	{ url: url(path), method, ...more },
	what,
];
const DISGUISED = 'a request with a header or parameter for another method or address';

test('methods that read are sent, and so are exactly the calls of the table', async () => {
	await expectRows<Outgoing>(
		[
			...[undefined, null, '', 'GET', 'get', ' Head ', 'OPTIONS'].map((method) => sent('/api/x', method)),
			...['/api/devices/search', '/api/devices/search/', '/api/a.b-c_d~e/search?x=1'].map((path) => sent(path, 'POST')),
			sent('/api/export', 'put'),
			sent('/other/../api/export', 'PUT'),
			...['DELETE', 'PATCH', 'TRACE', 'POSTS', 'GE T'].map((method) =>
				refused('/api/export', method, `${method} /api/export`),
			),
			...[['POST'], { toString: () => 'GET' }, 5, true].map((method) => refused('/api/x', method, ' /api/x')),
			...['/api/devices/search//', '/api/devices//search', '/api//search', '/api/a%2Fb/search', '/api/a%2e/search'].map(
				(path) => refused(path, 'POST', `POST ${path}`),
			),
			...['/api/a:b/search', '/api/a%20b@c,d/search', '/api/settings/search'].map((path) => sent(path, 'POST')),
			...['/api/devices/SEARCH', '/api/a;b/search', '/api/a/b/search', '/api/search'].map((path) =>
				refused(path, 'POST', `POST ${path}`),
			),
			...['destroy', 'Factory_Reset', 'add_tags', 'run-enforcement', 'a%252Fb', 'a%5Cb', 'a%3Bb', 'a%00'].map((part) =>
				refused(`/api/${part}/search`, 'POST', `POST /api/${part}/search`),
			),
			refused('/api/devices/search', 'PUT', 'PUT /api/devices/search'),
			refused('/api/export', 'PUT', 'PUT /api/export', { form: { _method: 'DELETE' } }),
			refused('/api/export', 'PUT', 'PUT /api/export', { formData: {} }),
		],
		verdict,
	);
});

test('a call with GET that does more than read is refused, however its path is written', async () => {
	const paths = [
		'/auth/oauth/authorize',
		'/OAuth/authorize/',
		'/oauth//authorize',
		'/oauth%2Fauthorize',
		'/a%2fawstoken?x',
	];
	await expectRows<Outgoing>(
		[
			...paths.map((path) => refused(path, 'GET', `GET ${url(path).pathname}`)),
			refused('/oauth%2Fx%2F%2e%2e%2fauthorize', 'HEAD', 'HEAD /oauth%2Fx%2F%2e%2e%2fauthorize'),
			...['/oauth/x/authorize', '/oauth', '/authorize', '/my-awstoken'].map((path) => sent(path)),
		],
		verdict,
	);
});

test('a request that could be read as another one is refused', async () => {
	const headers = ['X-HTTP-Method-Override', 'x_http_method ', 'X-Original-URL'].map((name) => ({ [name]: 'x' }));
	await expectRows<Outgoing>(
		[
			...headers.map((one) => refused('/api/x', 'GET', DISGUISED, { headers: one })),
			refused('/api/x?a=1&_METHOD=DELETE', 'GET', DISGUISED),
			refused('/api/x', 'GET', DISGUISED, { qs: { _method: ['DELETE'] } }),
			refused('/api/x', 'GET', DISGUISED, { qs: new URLSearchParams('_method=DELETE') }),
			sent('/api/x?method=1', 'GET', { headers: { 'x-method': 'x' }, qs: { a: '_method' } }),
		],
		verdict,
	);
});

test('the message names the call, the credential and what to do, and has an end', () => {
	const long = refusalOfChanges({ readOnly: 'true' }, { reads: [] })!;
	expect(() => refuse({ method: 'PUT', url: url('/api/x?y=1') }, 'Console')).toThrow(
		expect.objectContaining({
			message: 'PUT /api/x is refused, because the credential "Console" is read-only',
			description:
				'Nothing was sent, and another attempt would be refused, too. Use an operation that only reads, or another credential, or have Read Only turned off in this one. Add PUT /api/x to the list.',
		}),
	);
	expect(() => long({ method: 'PUT', url: url(`/${'x'.repeat(900)}`) })).toThrow(/^.{200} is refused/);
});

test('a credential is read-only if the switch is on, and not usable if nobody knows', async () => {
	const unknown = expect.stringContaining('the field Read Only of the credential is neither on nor off') as unknown;
	await expectRows<Record<string, unknown>>(
		[
			...[{}, { readOnly: false }, { readOnly: 'false' }].map((fields) => [fields, undefined] as const),
			...[true, 'true'].map((readOnly) => [{ readOnly }, expect.any(Function)] as const),
			...[undefined, null, '', 0, 1, 'yes'].map((readOnly) => [{ readOnly }, unknown] as const),
		],
		(fields) => refusalOfChanges(fields, table),
	);
});
