import type { Story } from '../story.cts';

/** The least that the form takes, seconds. This time really passes: it is measured below our code. */
const timeout = 1;

/** The answer does not come, or comes too slowly. */
export const noAnswerInTime: Story[] = [
	{
		cases: [48, 49],
		promise:
			'an answer that does not come, or comes one byte at a time, is given up after Timeout, and asked for again',
		async story(subject) {
			const silent = await subject.list.start();
			silent.vendor.setFaults([subject.fault({ hang: true }, { after: 1, times: 1 })]);
			const slow = await subject.list.start();
			slow.vendor.setFaults([subject.fault({ slowDrip: { bytes: 1, everyMs: 20 } }, { after: 1, times: 1 })]);
			const write = await subject.start();
			write.vendor.setFaults([subject.fault({ hang: true })]);
			const [first, second, third] = await Promise.all([
				subject.list.read(silent, { options: { timeout } }),
				subject.list.read(slow, { options: { timeout } }),
				subject.send(write, '/x', { method: 'POST', body: '{}', options: { timeout } }),
			]);
			for (const { json, hints } of [first, second]) {
				expect(subject.list.ids(json)).toEqual(subject.list.known(silent));
				expect(hints[0].message).toContain('1 request had to be repeated');
			}
			expect(third.error?.message).toContain('no answer arrived within the timeout');
			expect(subject.asked(write)).toHaveLength(1);
		},
	},
];
