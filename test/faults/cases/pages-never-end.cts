import { RECORDS } from '../../contract/subject.cts';
import { answering, genuinePages } from '../genuine-pages.cts';
import type { Need, Story } from '../story.cts';

/** Far more than any reading of the list needs, and the retries of all of them. */
const MOST_REQUESTS = 30;

/** What is said of them: they lead back, come again, are others than those asked for, or the list may be incomplete. */
const ENDED = /leads back|again|incomplete|instead of page|did not send the next page|empty/;

/** A list that can leave out what it had before. */
const UNIQUE: Need = {
	isThere: ({ list }) => list.offers('uniqueById'),
	otherwise: 'nothing is known of the lists, so records may be equal without being the same',
};

/** The pages of a list come again and again. */
export const pagesNeverEnd: Story[] = [
	{
		cases: [66, 67],
		promise: 'pages that come again, one or several in a circle, end, and no record is taken twice for a whole list',
		async story(subject) {
			for (const length of [1, 2, 4]) {
				const place = await subject.list.start();
				const pages = (await genuinePages(subject, place)).slice(0, length);
				const known = subject.list.known(place);
				const circle = Array.from({ length: 50 }, () => pages).flat();
				place.vendor.setFaults(circle.map((body) => subject.fault(answering(body), { times: 1 })));
				const { json, error, hints } = await subject.list.read(place, { options: { parallelRequests: 1 } });
				const found = subject.list.ids(json);
				expect([length, subject.asked(place).length <= MOST_REQUESTS]).toEqual([length, true]);
				expect([length, found.filter((id) => !known.includes(id))]).toEqual([length, []]);
				expect([length, new Set(found).size]).toEqual([length, found.length]);
				const told = `${error?.message} ${hints.map(({ message, type }) => `${type} ${message}`).join()}`;
				expect([length, told]).toEqual([length, expect.stringMatching(ENDED)]);
			}
		},
	},
	{
		cases: [68],
		promise: 'pages without records that announce more for ever end in an error or a doubt, after few requests',
		async story(subject) {
			const place = await subject.list.start();
			const [first] = await genuinePages(subject, place);
			place.vendor.setFaults([subject.fault(answering(emptied(first)))]);
			const { json, error, hints } = await subject.list.read(place);
			expect(json).toEqual([]);
			expect(subject.asked(place).length).toBeLessThanOrEqual(MOST_REQUESTS);
			expect(`${error?.message} ${hints.map(({ message }) => message).join()}`).toMatch(ENDED);
		},
	},
	{
		cases: [73, 74],
		promise:
			'a page that repeats records of the one before has them once with Only Unique Records, and no other is lost',
		needs: UNIQUE,
		async story(subject) {
			const place = await subject.list.start();
			const pages = await genuinePages(subject, place);
			const [first, second, ...rest] = pages;
			const bodies = [first, first, second, ...rest];
			place.vendor.setFaults(bodies.map((body) => subject.fault(answering(body), { times: 1 })));
			const { json } = await subject.list.read(place, { options: { parallelRequests: 1, uniqueById: true } });
			const found = subject.list.ids(json);
			expect(new Set(found).size).toBe(found.length);
			expect(found.length).toBeLessThanOrEqual(RECORDS);
		},
	},
];

/** The page with all of its lists empty, and all that it says of others. */
function emptied(page: unknown): unknown {
	if (Array.isArray(page)) return [];
	if (typeof page !== 'object' || page === null) return page;
	return Object.fromEntries(Object.entries(page).map(([name, part]) => [name, emptied(part)]));
}
