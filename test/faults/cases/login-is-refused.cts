import { TOKENS, type Story } from '../story.cts';

/** The login is refused. */
export const loginIsRefused: Story[] = [
	{
		cases: [8],
		promise: 'a client that is refused logs in once in a run, however many items there are: more could lock it out',
		needs: TOKENS,
		async story(subject) {
			const place = await subject.start();
			place.edit(subject.declaration.wrong);
			const items = Array.from({ length: 10 }, () => ({ json: {} }));
			const { json } = await subject.list.read(place, {}, { items, continueOnFail: true });
			expect(json).toHaveLength(10);
			for (const { error } of json) expect(error).toContain('refused the login');
			expect(place.vendor.requests).toHaveLength(1);
		},
	},
];
