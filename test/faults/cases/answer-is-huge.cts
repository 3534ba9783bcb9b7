import type { Story } from '../story.cts';

const MB = 1_048_576;

/** An answer is larger, or nested deeper, than n8n could bear. */
export const answerIsHuge: Story[] = [
	{
		cases: [58],
		promise: '120 MB in 120 KB of gzip are given up at 64 MB',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ gzipBomb: 120 * MB })]);
			const before = process.memoryUsage().rss;
			const { error, items } = await subject.list.read(place);
			expect(items).toEqual([]);
			expect(error?.message).toContain('the answer is larger than 64 MB');
			// What was read and its garbage; all of it would be more.
			expect(process.memoryUsage().rss - before).toBeLessThan(250 * MB);
		},
	},

	{
		cases: [60],
		promise: '20,000 levels of nesting are refused before they reach n8n',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ deepNesting: 20_000 })]);
			const { error } = await subject.list.read(place);
			expect(error?.message).toContain('the answer is nested more than 200 levels deep');
		},
	},
	{
		cases: [59],
		promise: 'a plain body of more than 64 MB is given up, too',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ bigBody: 66 * MB })]);
			const { error, items } = await subject.list.read(place);
			expect(items).toEqual([]);
			expect(error?.message).toContain('the answer is larger than 64 MB');
		},
	},
	{
		cases: [61],
		promise:
			'a record with a field of 1 MB, 20,000 fields and a very long name is a record, and blocks for no more than a moment',
		async story(subject) {
			const place = await subject.list.start(1);
			const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`field ${index}`, index]));
			place.vendor.setFaults([subject.fault({ plant: { large: 'x'.repeat(MB), ['n'.repeat(100_000)]: 1, many } })]);
			const before = process.cpuUsage();
			const { json, error } = await subject.list.read(place, { output: 'raw' });
			expect([error, subject.list.ids(json)]).toEqual([undefined, subject.list.known(place)]);
			expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
		},
	},
];
