import { ApiError } from '../../../core/errors/api-error';
import { CancelledError } from '../../../core/errors/cancelled-error';
import { ForeignLinkError } from '../../../core/errors/foreign-link-error';
import { InputError } from '../../../core/errors/input-error';
import { LoginError } from '../../../core/errors/login-error';
import { ResponseError } from '../../../core/errors/response-error';
import { SecOpsError } from '../../../core/errors/secops-error';
import { TransportError } from '../../../core/errors/transport-error';
import { WalkError } from '../../../core/errors/walk-error';
import { expectRows } from '../../harness/rows';

const one = { message: 'nothing answers', transient: true };

test('each of our errors has its own name and no cause', async () => {
	await expectRows<SecOpsError>(
		[
			[new ApiError({ status: 404 }), 'ApiError'],
			[new CancelledError(), 'CancelledError'],
			[new ForeignLinkError('https://own', 'https://other'), 'ForeignLinkError'],
			[new InputError('empty'), 'InputError'],
			[new LoginError('refused'), 'LoginError'],
			[new ResponseError('not JSON'), 'ResponseError'],
			[new TransportError(one), 'TransportError'],
			[new WalkError('too many pages', 'report it'), 'WalkError'],
		],
		(error) => error instanceof SecOpsError && error.cause === undefined && error.name,
	);
});

describe('a refusal', () => {
	test('says what its status means, and what to do next', async () => {
		const told: Array<[status: number, message: string, advice?: string]> = [
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
		];
		await expectRows(
			told.map(([status, message, advice]) => [
				status,
				[
					expect.stringMatching(new RegExp(`${message}.*\\(HTTP ${status}\\)`)),
					advice && expect.stringContaining(advice),
				],
			]),
			(status) => {
				const { message, description } = new ApiError({ status });
				return [message, description];
			},
		);
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

	test('is declared to n8n by its cause', async () => {
		await expectRows(
			[
				[400, 'configuration-invalid'],
				[401, 'credential-invalid'],
				[408, 'temporarily-unavailable'],
				[429, 'rate-limited'],
				[503, 'temporarily-unavailable'],
			],
			(status) => new ApiError({ status, retryAfterMs: 5 }).failure?.cause,
		);
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
