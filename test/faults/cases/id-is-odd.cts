import { by } from '../../harness/setting.cts';
import type { Need, Story } from '../story.cts';

const IDS = ['../../x', '..', '.', 'a/b', 'a?x=1&y=2', 'a#b', '%2e%2e%2fx', '..%2f..', 'a;b', 'a\\..\\b'];

/** An operation that reads a record by its ID. */
const A_RECORD: Need = {
	isThere: ({ records }) => records.length > 0,
	otherwise: 'it has no operation that takes the ID of a record; paths are tried with API Request',
};

/** The ID of a record, as an expression gives it, has signs with a meaning in addresses. */
export const idIsOdd: Story[] = [
	{
		cases: [29],
		promise: 'an ID is one part of a path, or is refused: it leads nowhere else and adds no parameter',
		needs: A_RECORD,
		async story(subject) {
			const place = await subject.start();
			for (const { key, locator } of subject.records) {
				const usual = new Set<string>();
				const depths = new Set<number>();
				const ask = async (id: string) => {
					place.vendor.resetCounters();
					await place.run({ ...(await subject.parameters(place, key)), [locator]: by('id', id) });
					return subject.asked(place);
				};
				for (const id of ['5', '971918fd-a569-548a-5a80-1ffcda2a8365', 'no such name']) {
					for (const { path, query } of await ask(id)) {
						depths.add(path.split('/').length);
						for (const name of query.keys()) usual.add(name);
					}
				}
				for (const id of IDS) {
					for (const { path, query } of await ask(id)) {
						expect([key, id, path, depths.has(path.split('/').length)]).toEqual([key, id, path, true]);
						expect([key, id, [...query.keys()].filter((name) => !usual.has(name))]).toEqual([key, id, []]);
					}
				}
			}
		},
	},
];
