import { CancelledError } from '../../../core/errors/cancelled-error';
import { InputError } from '../../../core/errors/input-error';
import { TransportError } from '../../../core/errors/transport-error';
import { expectRows } from '../../harness/rows';
import { breakdown } from '../../../core/http/breakdown';

const withCode = (code: string) => Object.assign(new Error('text of the client'), { code });
const transport = (thrown: unknown) => breakdown(thrown) as TransportError;

test('a code of Node, OpenSSL or the parser is reported in plain words', async () => {
	const known: Array<[code: string, message: string, transient: boolean, undelivered: boolean]> = [
		['ECONNREFUSED', 'nothing answers at this address', true, true],
		['ENOTFOUND', 'this host name is not known', false, true],
		['EAI_AGAIN', 'the host name could not be looked up now', true, true],
		['EHOSTUNREACH', 'there is no route to this host', true, true],
		['ECONNRESET', 'the connection was interrupted', true, false],
		['ETIMEDOUT', 'no answer arrived within the timeout', true, false],
		['HPE_INVALID_CONSTANT', 'the answer is not HTTP', false, false],
		['HPE_HEADER_OVERFLOW', 'the headers of the answer are too large', false, false],
		['EPROTO', 'this port does not speak HTTPS', false, false],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'this port does not speak HTTPS', false, false],
		['CERT_HAS_EXPIRED', 'the certificate of this host has expired', false, true],
		['SELF_SIGNED_CERT_IN_CHAIN', 'not signed by an authority that n8n trusts', false, true],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'not signed by an authority that n8n trusts', false, true],
	];
	await expectRows(
		known.map(([code, message, ...facts]) => [code, [expect.stringContaining(message), ...facts]]),
		(code) => {
			const { message, transient, undelivered } = transport(withCode(code));
			return [message, transient, undelivered];
		},
	);
});

test('one of our errors is found at any depth inside an error of n8n', () => {
	const own = new InputError('the field URL is empty');
	expect(breakdown(new Error('outer', { cause: new Error('inner', { cause: own }) }))).toBe(own);
});

test('the code is found at any depth', () => {
	expect(transport(new Error('outer', { cause: withCode('ECONNRESET') })).message).toBe(
		'the connection was interrupted',
	);
});

test('an aborted request is a cancelled one', () => {
	expect(breakdown(withCode('ERR_CANCELED'))).toBeInstanceOf(CancelledError);
});

test('what has no code is reported by its text, and what is not an error in general words', async () => {
	const blocked = 'The request was blocked because it resolves to a restricted IP address';
	await expectRows<unknown>(
		[
			[new Error(blocked), 'this n8n server does not allow requests to this address'],
			[
				new Error('Domain not allowed: this credential is restricted'),
				'the credential does not allow requests to this host',
			],
			[new Error('premature close'), 'the connection was interrupted'],
			[new Error('something else'), 'the request could not be completed'],
			[undefined, 'the request could not be completed'],
			['a text', 'the request could not be completed'],
			[{ code: 'ECONNREFUSED' }, 'the request could not be completed'],
		],
		(thrown) => transport(thrown).message,
	);
});

test('nothing of the text or the objects of the client is passed on', () => {
	const error = breakdown(
		Object.assign(new Error('Bearer secret'), { code: 'ECONNRESET', config: { headers: 'secret' } }),
	);
	expect(JSON.stringify(error) + String(error.stack) + error.message).not.toContain('secret');
	expect(error.cause).toBeUndefined();
});

test('causes that lead back to an earlier one end', () => {
	const error = new Error('a');
	error.cause = new Error('b', { cause: error });
	expect(transport(error).message).toBe('the request could not be completed');
});
