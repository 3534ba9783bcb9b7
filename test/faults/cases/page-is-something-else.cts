import type { NodeExecutionHint } from 'n8n-workflow';
import { answering, genuinePages, withRecords } from '../genuine-pages.cts';
import type { Story } from '../story.cts';

/** What may stand where a page is due, and has no record in it. */
const NO_PAGES = [null, {}, 'text', 7, true, { data: null }, { items: {} }, { _embedded: [] }, { content: 'x' }, [[]]];
const WITH_AN_ERROR = [
	{ success: false, message: 'no such index' },
	{ errors: [{ message: 'no such index' }], data: null },
	{ error: 'no such index' },
];
const NO_RECORDS = [null, 7, 'text', [], {}, true];
const OUR_OWN = /unexpected|TypeError|undefined/;
const told = (hints: NodeExecutionHint[]) => hints.map(({ message }) => message).join(' ');

/** A page or a record is something else than the API reference says. */
export const pageIsSomethingElse: Story[] = [
	{
		cases: [54, 56, 65],
		promise: 'what is no page is an error or a list that is said to be none, and never a fault of our own',
		async story(subject) {
			const place = await subject.list.start();
			for (const body of [...NO_PAGES, ...WITH_AN_ERROR]) {
				for (const after of [0, 1]) {
					place.vendor.setFaults([subject.fault(answering(body), { after })]);
					const { error, json, hints } = await subject.list.read(place, { options: { parallelRequests: 1 } });
					const what = [JSON.stringify(body), after];
					if (error) expect([...what, error.message]).not.toEqual([...what, expect.stringMatching(OUR_OWN)]);
					else if (after > 0) expect([...what, told(hints)]).toEqual([...what, expect.stringContaining('incomplete')]);
					else expect([...what, json.length <= 1]).toEqual([...what, true]);
				}
			}
		},
	},
	{
		cases: [54],
		promise: 'an answer without content in the middle of a list is never its end',
		async story(subject) {
			const place = await subject.list.start();
			for (const answer of [{ status: 204 }, { emptyBody: true as const }]) {
				place.vendor.setFaults([subject.fault(answer, { after: 1 })]);
				const { error, hints } = await subject.list.read(place, { options: { parallelRequests: 1 } });
				expect(error?.message ?? told(hints)).toMatch(/incomplete|no content|empty|answer/);
			}
		},
	},
	{
		cases: [57],
		promise: 'a record that is none, or has no ID, costs no other record, and is no fault of our own',
		async story(subject) {
			const { idField } = subject.list.declaration;
			const place = await subject.list.start();
			const pages = await genuinePages(subject, place);
			for (const odd of NO_RECORDS) {
				const bodies = pages.map((page, index) =>
					index > 0 ? page : withRecords(page, idField, ([, ...others]) => [odd, ...others]),
				);
				place.vendor.setFaults(bodies.map((body) => subject.fault(answering(body), { times: 1 })));
				const { json, error } = await subject.list.read(place, { options: { parallelRequests: 1 } });
				if (error) {
					expect([odd, error.message]).not.toEqual([odd, expect.stringMatching(OUR_OWN)]);
					continue;
				}
				const found = subject.list.ids(json);
				expect([odd, subject.list.known(place).filter((id) => !found.includes(id)).length]).toEqual([odd, 1]);
			}
		},
	},
];
