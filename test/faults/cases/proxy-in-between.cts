import type { Story } from '../story.cts';

const HEADING = '<title>Gateway</title></head><body><h1>Bad   Gateway</h1>';
const PAGE = `<html><head>${HEADING}${'<p>padding</p>'.repeat(500)}</body></html>`;

/** A proxy answers in place of the service. */
export const proxyInBetween: Story[] = [
	{
		cases: [52],
		promise: "of a proxy's web page no more than a few words are shown, and no tag",
		async story(subject) {
			const place = await subject.start();
			for (const status of [407, 502]) {
				place.vendor.setFaults([subject.fault({ status, body: PAGE })]);
				const { error } = await subject.list.read(place);
				expect(error?.message).toContain(`(HTTP ${status}): Gateway Bad Gateway padding`);
				expect(error?.message).not.toContain('<');
				expect(error?.message.length).toBeLessThan(400);
			}
		},
	},

	{
		cases: [52],
		promise: 'a page made to be slow to read is read in no time',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ status: 400, body: '<'.repeat(5_000_000) })]);
			const before = process.cpuUsage();
			await subject.list.read(place);
			expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
		},
	},
];
