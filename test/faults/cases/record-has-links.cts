import { elsewhere } from '../../harness/elsewhere.cts';
import type { Story } from '../story.cts';

/** Records have addresses in them: of themselves, of pictures, of downloads. */
export const recordHasLinks: Story[] = [
	{
		cases: [30],
		promise: 'no address inside of a record is asked for: not by a list, and not by an operation on the record',
		async story(subject) {
			const [place, other] = [await subject.list.start(), await elsewhere()];
			const asked = async () => {
				place.vendor.resetCounters();
				const { json, error } = await subject.list.read(place);
				expect([error, subject.list.ids(json)]).toEqual([undefined, subject.list.known(place)]);
				return subject.asked(place).length;
			};
			const usual = await asked();
			const href = `http://${other.host}/x`;
			const plant = {
				self: href,
				href,
				download_url: href,
				avatar: href,
				'@id': href,
				location: href,
				links: [{ href }],
			};
			place.vendor.setFaults([subject.fault({ plant })]);
			expect(await asked()).toBe(usual);
			for (const { key } of subject.records) await subject.run(place, key);
			expect(await other.connections()).toBe(0);
		},
	},
];
