import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { until, waitForReal } from '../../contract/subject.cts';
import { TOKENS, type Story } from '../story.cts';

const MOMENTS: Array<[string, FaultAnswer]> = [
	['the answer does not come', { hang: true }],
	['the answer comes slowly', { slowDrip: { bytes: 1, everyMs: 20 } }],
	['the service has asked for a pause', { status: 429, headers: { 'retry-after': '30' } }],
	['another attempt is due', { status: 503, headers: { 'retry-after': '30' } }],
];

/** The user stops the execution. */
export const cancelledByTheUser: Story[] = [
	{
		cases: [46],
		promise: 'a run that is cancelled stops at once, also with continue on fail, whatever it waits for',
		async story(subject) {
			for (const [moment, answer] of MOMENTS) {
				const place = await subject.list.start();
				place.vendor.setFaults([subject.fault(answer, { after: 1 })]);
				waitForReal();
				const stop = new AbortController();
				const startedAt = Date.now();
				const reading = subject.list.read(
					place,
					{ options: { parallelRequests: 1 } },
					{ cancel: stop.signal, continueOnFail: true },
				);
				await until(() => subject.asked(place).length > 1);
				setTimeout(() => stop.abort(), 20);
				const { error, items } = await reading;
				const { length } = subject.asked(place);
				expect(Date.now() - startedAt).toBeLessThan(10_000);
				expect([moment, error?.message]).toEqual([moment, expect.stringContaining('the execution was cancelled')]);
				expect([moment, items]).toEqual([moment, []]);
				await new Promise((resolve) => setTimeout(resolve, 20));
				expect([moment, subject.asked(place).length]).toEqual([moment, length]);
			}
		},
	},

	{
		cases: [46],
		promise: 'a run that is cancelled during a login is reported as cancelled',
		needs: TOKENS,
		async story(subject) {
			const place = await subject.list.start();
			place.vendor.setFaults([
				{ pathPattern: subject.declaration.login!.pattern, answer: { delayMs: 60, status: 401 } },
			]);
			const stop = new AbortController();
			const reading = subject.list.read(place, {}, { cancel: stop.signal });
			await until(() => place.vendor.requests.length > 0);
			stop.abort();
			expect((await reading).error?.message).toContain('the execution was cancelled');
		},
	},
];
