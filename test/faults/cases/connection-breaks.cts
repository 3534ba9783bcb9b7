import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { timeOf } from '../../contract/subject.cts';
import type { Story } from '../story.cts';

const BREAKS: Record<string, FaultAnswer> = {
	'before the headers': { resetBeforeHeaders: true },
	'in the middle of the body': { resetInBody: true },
	'before the announced length': { shortBody: 10 },
	'in the middle of the compressed data': { truncatedGzip: true },
	'after half of the JSON': { invalidJson: true },
	'in the middle of a chunk': { raw: 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"page":{' },
};
const GIVEN_UP = /the (connection was interrupted|answer is incomplete|compressed answer is damaged).*gave up after/;

/** The connection breaks, or there is none. */
export const connectionBreaks: Story[] = [
	{
		cases: [47, 50],
		promise: 'a connection that breaks is tried again, and the list is complete',
		async story(subject) {
			const place = await subject.list.start();
			for (const [when, answer] of Object.entries(BREAKS)) {
				place.vendor.setFaults([subject.fault(answer, { after: 1, times: 1 })]);
				const { json, hints, error } = await subject.list.read(place);
				expect([when, error, subject.list.ids(json)]).toEqual([when, undefined, subject.list.known(place)]);
				expect(hints[0].message).toContain('1 request had to be repeated');
			}
		},
	},

	{
		cases: [47, 50],
		promise: 'one that always breaks is an error, never a shorter list',
		async story(subject) {
			for (const [when, answer] of Object.entries(BREAKS)) {
				// A credential of its own: retries are counted for all requests with one credential together.
				const place = await subject.list.start();
				place.vendor.setFaults([subject.fault(answer, { after: 1 })]);
				const { items, error } = await subject.list.read(place);
				expect([when, items]).toEqual([when, []]);
				expect(error?.message).toMatch(GIVEN_UP);
			}
		},
	},

	{
		cases: [41, 47],
		promise: 'a write whose connection breaks is not repeated',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ resetBeforeHeaders: true }, { method: 'POST' })]);
			const { error } = await subject.send(place, '/x', { method: 'POST', body: '{}' });
			expect(error?.message).toContain('the connection was interrupted');
			expect(subject.asked(place)).toHaveLength(1);
		},
	},

	{
		cases: [47],
		promise: 'a service that is down is tried for two minutes at most',
		async story(subject) {
			const place = await subject.list.start();
			await subject.list.read(place);
			await place.vendor.stop();
			const passed = await timeOf(async () => {
				const { error } = await subject.list.read(place);
				expect(error?.message).toMatch(/nothing answers at this address.*gave up after \d+ attempts/);
			});
			expect(passed).toBeGreaterThan(1_000);
			expect(passed).toBeLessThanOrEqual(125_000);
		},
	},
];
