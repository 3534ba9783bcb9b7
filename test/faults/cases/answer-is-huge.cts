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
];
