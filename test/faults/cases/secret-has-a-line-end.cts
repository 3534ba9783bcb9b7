import type { Story } from '../story.cts';

const ENDS = ['\r\n', '\n', '\r'];

/** A field of the credential has a line end, after which a header could begin. */
export const secretHasALineEnd: Story[] = [
	{
		cases: [15],
		promise: 'a secret with a line end adds no header, and is an error that is none of ours',
		async story(subject) {
			for (const end of ENDS) {
				const place = await subject.list.start(3);
				const fields = Object.keys(subject.declaration.wrong);
				place.edit(Object.fromEntries(fields.map((field) => [field, `abcdef${end}x-added: 1`])));
				const { error } = await subject.list.read(place);
				expect(error?.message).toMatch(/^[^,]+, [^:]+: (?!an unexpected)/);
				const headers = place.vendor.requests.flatMap((request) => Object.keys(request.headers));
				expect(headers).not.toContain('x-added');
				expect(subject.asked(place).filter(({ status }) => status === 200)).toEqual([]);
			}
		},
	},
];
