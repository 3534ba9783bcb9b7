import { tracesOf } from '../../harness/traces.cts';
import type { Story } from '../story.cts';

/** There are several credentials, or one becomes another. */
export const credentialIsAnother: Story[] = [
	{
		cases: [9],
		promise: 'two servers with a credential each: neither is sent anything of the other one',
		async story(subject) {
			const places = [await subject.list.start(3), await subject.list.start(3)];
			for (const { json } of await Promise.all(places.map(async (place) => await subject.list.read(place)))) {
				expect(json).toHaveLength(3);
			}
			for (const [own, other] of [places, [...places].reverse()]) {
				const foreign = other.secrets().filter((secret) => !own.secrets().includes(secret));
				expect(foreign).not.toEqual([]);
				expect(tracesOf(foreign, own.vendor.requests)).toEqual([]);
			}
		},
	},
	{
		cases: [10],
		promise: 'a credential that is edited uses nothing of before: what was kept is not sent once more',
		async story(subject) {
			const place = await subject.list.start(3);
			expect((await subject.list.read(place)).json).toHaveLength(3);
			const before = subject.asked(place).map(({ headers }) => JSON.stringify(headers));
			place.vendor.resetCounters();
			place.edit(subject.declaration.wrong);
			expect((await subject.list.read(place)).error?.message).toMatch(/HTTP 40[013]/);
			const after = subject.asked(place).map(({ headers }) => JSON.stringify(headers));
			expect(after.filter((headers) => before.includes(headers))).toEqual([]);
			if (subject.declaration.login) expect(after).toEqual([]);
		},
	},
];
