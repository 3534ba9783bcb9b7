import type { Story } from '../story.cts';

/** The service no longer knows where in the list a reader is. */
export const placeExpires: Story[] = [
	{
		cases: [76, 77],
		promise: 'a place in the list that has expired is an error that says where it was, and gives no part of the list',
		async story(subject) {
			for (const status of [400, 410]) {
				const place = await subject.list.start();
				const body = subject.declaration.refusals[0]('cursor has expired');
				place.vendor.setFaults([subject.fault({ status, body }, { after: 2 })]);
				const { items, error } = await subject.list.read(place, { options: { parallelRequests: 1 } });
				expect(items).toEqual([]);
				expect(error?.message).toMatch(new RegExp(`HTTP ${status}.*cursor has expired.*after \\d+ records`));
			}
		},
	},
];
