import { ApiError } from '../../../core/errors/api-error';
import { CancelledError } from '../../../core/errors/cancelled-error';
import { ForeignLinkError } from '../../../core/errors/foreign-link-error';
import { InputError } from '../../../core/errors/input-error';
import { LoginError } from '../../../core/errors/login-error';
import { ResponseError } from '../../../core/errors/response-error';
import { SecOpsError } from '../../../core/errors/secops-error';
import { TransportError } from '../../../core/errors/transport-error';
import { WalkError } from '../../../core/errors/walk-error';

const one = { message: 'nothing answers', transient: true };

test.each([
	[new ApiError({ status: 404 }), 'ApiError'],
	[new CancelledError(), 'CancelledError'],
	[new ForeignLinkError('https://own', 'https://other'), 'ForeignLinkError'],
	[new InputError('empty'), 'InputError'],
	[new LoginError('refused'), 'LoginError'],
	[new ResponseError('not JSON'), 'ResponseError'],
	[new TransportError(one), 'TransportError'],
	[new WalkError('too many pages', 'report it'), 'WalkError'],
])('%s is one of our errors and has its own name', (error, name) => {
	expect(error).toBeInstanceOf(SecOpsError);
	expect(error.name).toBe(name);
	expect(error.cause).toBeUndefined();
});

describe('a refusal', () => {
	test.each([
		[400, 'did not understand the request', undefined],
		[401, 'refused the credential', 'enter the secret again'],
		[403, 'does not allow this', 'missing permission'],
		[404, 'did not find this record', 'Check the ID'],
		[409, 'reports a conflict', undefined],
		[418, 'refused the request', undefined],
		[422, 'rejected a value', undefined],
		[429, 'received too many requests', 'Requests per Second'],
		[500, 'cannot answer now', 'Try again later'],
		[503, 'cannot answer now', 'Try again later'],
	])('with status %i says: %s', (status, message, advice) => {
		const error = new ApiError({ status });
		expect(error.message).toContain(message);
		expect(error.message).toContain(`(HTTP ${status})`);
		if (advice) expect(error.description).toContain(advice);
		else expect(error.description).toBeUndefined();
	});

	test("shows the vendor's words and the vendor's own advice", () => {
		const error = new ApiError({ status: 403, words: 'role is missing', advice: 'Ask your manager.' });
		expect(error.message).toBe('the service does not allow this with this credential (HTTP 403): role is missing');
		expect(error.description).toBe('Ask your manager.');
	});

	test('of a change that may have been made says so, before all other advice', () => {
		const error = new ApiError({ status: 500, stateKnown: false, advice: 'Ask your manager.' });
		expect(error.message).toContain('The change may or may not have been made');
		expect(error.description).toContain('Check the record');
	});

	test.each([
		[400, 'configuration-invalid'],
		[401, 'credential-invalid'],
		[408, 'temporarily-unavailable'],
		[429, 'rate-limited'],
		[503, 'temporarily-unavailable'],
	])('with status %i is declared to n8n as %s', (status, cause) => {
		expect(new ApiError({ status, retryAfterMs: 5 }).failure).toMatchObject({ cause });
	});
});

test('a refused login is final, and one that could not be tried is transient', () => {
	expect(new LoginError('x')).toMatchObject({ transient: false, failure: { cause: 'credential-invalid' } });
	expect(new LoginError('x', { transient: true, retryAfterMs: 7 })).toMatchObject({
		retryAfterMs: 7,
		failure: { cause: 'temporarily-unavailable', retryAfterMs: 7 },
	});
});

test('a transient transport error is declared as such', () => {
	expect(new TransportError(one).failure).toEqual({ cause: 'temporarily-unavailable' });
	expect(new TransportError({ ...one, transient: false }).failure).toEqual({ cause: 'configuration-invalid' });
	expect(new TransportError(one).undelivered).toBe(false);
});

test('an unusable answer comes with advice, its own or the general one', () => {
	expect(new ResponseError('x').description).toContain('login page or proxy');
	expect(new ResponseError('x', 'Do this.').description).toBe('Do this.');
});
