import { RECORDS } from '../../contract/subject.cts';
import type { Story } from '../story.cts';

/** Retries that all requests of a credential share. */
const BUDGET = 60;

/** The service fails now and then, or refuses for good. */
export const failuresThatPass: Story[] = [
	{
		cases: [40],
		promise: 'one 408, 425, 429, 500, 502, 503 or 504 costs a list one retry',
		async story(subject) {
			const place = await subject.list.start();
			for (const status of [408, 425, 429, 500, 502, 503, 504]) {
				place.vendor.setFaults([subject.fault({ status }, { after: 1, times: 1 })]);
				const { json, error, hints } = await subject.list.read(place);
				expect([status, error, subject.list.ids(json)]).toEqual([status, undefined, subject.list.known(place)]);
				expect(hints[0].message).toContain('1 request had to be repeated');
			}
		},
	},

	{
		cases: [42],
		promise: "a 400, 403, 404, 409 or 422 is not repeated, and the service's words are shown",
		async story(subject) {
			const place = await subject.start();
			const body = subject.declaration.refusals[0]('no such field');
			for (const status of [400, 403, 404, 409, 422]) {
				place.vendor.resetCounters();
				place.vendor.setFaults([subject.fault({ status, body })]);
				const { error } = await subject.list.read(place);
				expect(error?.message).toMatch(new RegExp(`\\(HTTP ${status}\\).*no such field`));
				expect(subject.asked(place)).toHaveLength(1);
			}
		},
	},

	{
		cases: [41],
		promise: 'a POST or PATCH that failed is not repeated: it may have been carried out, and the user is told so',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ status: 500 })]);
			for (const method of ['POST', 'PATCH']) {
				place.vendor.resetCounters();
				const { error } = await subject.send(place, '/x', { method, body: '{}' });
				expect(error?.message).toContain('The change may or may not have been made');
				expect(error).toMatchObject({ description: expect.stringContaining('Check the record') });
				expect(subject.asked(place)).toHaveLength(1);
			}
		},
	},

	{
		cases: [43],
		promise: 'when every second answer is a 503, the list still arrives complete',
		async story(subject) {
			const place = await subject.list.start();
			place.vendor.setFaults([subject.fault({ status: 503 }, { probability: 0.5 })]);
			const { json, error } = await subject.list.read(place, { options: { pageSize: 5 } });
			expect([error, subject.list.ids(json)]).toEqual([undefined, subject.list.known(place)]);
			expect(subject.asked(place).length).toBeLessThanOrEqual(RECORDS);
		},
	},

	{
		cases: [43],
		promise: 'when nothing works any more, all requests together stop after 60 retries',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ status: 503 })]);
			const items = Array.from({ length: 30 }, () => ({ json: {} }));
			await subject.list.read(place, {}, { items, continueOnFail: true });
			expect(subject.asked(place)).toHaveLength(items.length + BUDGET);
		},
	},
];
