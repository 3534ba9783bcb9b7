import { timeOf } from '../../contract/subject.cts';
import type { Story } from '../story.cts';

const refusal = (headers?: Record<string, string>) => ({ status: 429, headers, body: 'Too Many Requests' });

/** The service asks for a pause. */
export const rateLimited: Story[] = [
	{
		cases: [36],
		promise: 'a 429 with Retry-After makes all requests wait as long as it says, and all are sent',
		async story(subject) {
			const place = await subject.list.start();
			place.vendor.setFaults([subject.fault(refusal({ 'retry-after': '20' }), { after: 1, times: 1 })]);
			const passed = await timeOf(async () => {
				const [one, other] = await Promise.all([subject.list.read(place), subject.list.read(place)]);
				for (const { json } of [one, other]) expect(subject.list.ids(json)).toEqual(subject.list.known(place));
				const told = [one, other].map(({ hints }) => hints[0].message).join(' ');
				expect(told).toContain('1 request had to be repeated, with 20.0 s of waiting for the service.');
			});
			expect(passed).toBeGreaterThanOrEqual(20_000);
			expect(passed).toBeLessThan(40_000);
		},
	},

	{
		cases: [41],
		promise: 'a write is repeated after a 429, since nothing was done',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault(refusal(), { times: 1 }), subject.fault({ status: 200, body: {} })]);
			const { error } = await subject.send(place, '/x', { method: 'POST', body: '{}' });
			expect([error, subject.asked(place).length]).toEqual([undefined, 2]);
		},
	},

	{
		cases: [38],
		promise: 'an hour of Retry-After is not waited for, and n8n is told of it',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault(refusal({ 'retry-after': '3600' }))]);
			const passed = await timeOf(async () => {
				const { error } = await subject.list.read(place);
				expect(error).toMatchObject({ failure: { cause: 'rate-limited', retryAfterMs: 3_600_000 } });
			});
			expect(passed).toBeLessThanOrEqual(125_000);
		},
	},

	{
		cases: [39],
		promise: '429 for ever ends within two minutes, and the message says how long it was tried',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault(refusal())]);
			const passed = await timeOf(async () => {
				const { error } = await subject.list.read(place);
				expect(error?.message).toContain('the service received too many requests (HTTP 429): Too Many Requests');
				expect(error?.message).toMatch(/gave up after \d+ attempts in \d+ s/);
			});
			expect(passed).toBeLessThanOrEqual(125_000);
		},
	},
];
