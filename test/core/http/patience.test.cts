import type { IExecuteFunctions, WorkflowExecuteMode } from 'n8n-workflow';
import { Session } from '../../../core/http/session';
import { patienceIn } from '../../../core/http/patience';
import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { credentialFor, startVendor, stopVendors } from '../../credentials/usm-anywhere.cts';
import { caught } from '../../harness/caught';
import { hastyClock } from '../../harness/fake-clock.cts';
import { expectRows } from '../../harness/rows';
import { executeContext } from '../../harness/request.cts';
import { transportTo, usmAnywhere } from './transport.cts';

afterEach(stopVendors);

const ALARMS = '/api/2.0/alarms';
const TOKEN = '/api/2.0/oauth/token';
const FAILURES: Array<[path: string, answer: FaultAnswer]> = [
	[ALARMS, { status: 502, body: '<html>Bad Gateway</html>' }],
	[ALARMS, { status: 429 }],
	[ALARMS, { invalidJson: true }],
	[ALARMS, { resetBeforeHeaders: true }],
	[TOKEN, { status: 500 }],
	[TOKEN, { invalidJson: true }],
];

/** How long a service that fails for good is asked, seconds, by a clock on which only waits take time. */
async function lasts(mode: WorkflowExecuteMode, path: string, answer: FaultAnswer, requests = 1) {
	const vendor = await startVendor();
	vendor.setFaults([{ path, times: 'always', answer }]);
	const clock = hastyClock();
	const session = await transportTo(vendor, { clock, mode });
	const error = await caught(session.send({ path: '/alarms' }));
	for (let more = 1; more < requests; more++) await caught(session.send({ path: '/alarms' }));
	return { seconds: clock.elapsed / 1000, notes: (error as { notes?: string[] }).notes };
}

test.each<[WorkflowExecuteMode, number, number]>([
	['internal', 1, 5],
	['manual', 7, 20],
	['chat', 7, 20],
	['trigger', 60, 120],
	['evaluation', 60, 120],
])(
	'a service that fails for good is given up in the mode %s after %i to %i s, and the message says so',
	async (mode, least, most) => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		for (const [path, answer] of FAILURES) {
			const { seconds, notes } = await lasts(mode, path, answer);
			expect([path, answer, seconds >= least && seconds <= most, notes]).toEqual([
				path,
				answer,
				true,
				[expect.stringMatching(/^gave up after \d+ attempts in \d+ s$/)],
			]);
		}
		jest.restoreAllMocks();
	},
);

test('a person does not wait for each item anew, but again after a good answer', async () => {
	const all = await lasts('manual', ALARMS, { status: 503 }, 10);
	// The requests themselves take a little time, too.
	expect(Math.floor(all.seconds)).toBeLessThanOrEqual(20);
	const vendor = await startVendor();
	const clock = hastyClock();
	const session = await transportTo(vendor, { clock, mode: 'manual' });
	for (let outage = 0; outage < 4; outage++) {
		vendor.setFaults([{ path: ALARMS, times: 5, answer: { status: 503 } }]);
		expect((await session.send({ path: '/alarms' })).status).toBe(200);
	}
	expect(session.tally.retries).toBe(20);
});

test('a pause that the service names is kept, a minute at most in all', async () => {
	// It may end a little later, at random.
	jest.spyOn(Math, 'random').mockReturnValue(0);
	await expectRows(
		[
			[['internal', '20'], 60],
			[['manual', '30'], 60],
			[['manual', '3600'], 60],
			[['internal', '1'], 5],
			[['trigger', '50'], 100],
		] as const,
		async ([mode, seconds]) =>
			(await lasts(mode, ALARMS, { status: 503, headers: { 'retry-after': seconds } })).seconds,
	);
	jest.restoreAllMocks();
});

test('one request of a form takes a quarter of a minute at most, also in an n8n whose forms tell no mode', () => {
	expect([patienceIn('internal'), patienceIn(undefined)].map((one) => one.longestRequestMs)).toEqual([15_000, 15_000]);
	expect([patienceIn('manual'), patienceIn('webhook')].map((one) => one.longestRequestMs)).toEqual([
		Infinity,
		Infinity,
	]);
});

test('a refusal that nothing will change is given up at once, in any context of n8n', async () => {
	const vendor = await startVendor();
	vendor.setFaults([{ path: ALARMS, times: 'always', answer: { status: 404 } }]);
	for (const mode of ['manual', 'trigger'] as const) {
		expect(await caught((await transportTo(vendor, { mode })).send({ path: '/alarms' }))).toMatchObject({
			status: 404,
		});
	}
	const context = Object.create(executeContext(credentialFor(vendor)), { getMode: { value: undefined } });
	const session = await Session.open(context as IExecuteFunctions, usmAnywhere);
	expect(await caught(session.send({ path: '/alarms' }))).toMatchObject({ status: 404, notes: [] });
});
