import type { Story } from '../story.cts';

const headers = { 'content-type': 'application/json' };
const PART = 'the service sent only a part of the answer (HTTP 206)';

/** The service sends only a part of an answer. */
export const answerIsAPart: Story[] = [
	{
		cases: [50],
		promise: 'a part of an answer is no answer; a page of records counted in records is one',
		async story(subject) {
			for (const [range, isPart] of [
				[{}, true],
				[{ 'content-range': 'bytes 0-20/4000' }, true],
				[{ 'content-range': 'items 0-0/1' }, false],
			] as const) {
				const place = await subject.start();
				const answer = { status: 206, headers: { ...headers, ...range }, body: { id: 7 } };
				place.vendor.setFaults([subject.fault(answer)]);
				const { error, json } = await subject.send(place, '/x');
				expect([error?.message.includes(PART) ?? false, json.length]).toEqual([isPart, isPart ? 0 : 1]);
				if (!isPart) continue;
				expect((await subject.list.read(place)).error?.message).toContain(PART);
			}
		},
	},
];
