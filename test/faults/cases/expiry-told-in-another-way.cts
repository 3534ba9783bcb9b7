import { TOKENS, type Story } from '../story.cts';

/** An answer looks like the end of a token, but is not by the rules of the product. */
export const expiryToldInAnotherWay: Story[] = [
	{
		cases: [16],
		promise: 'a 403 is a missing permission, and a login page is an error: neither is an expired token',
		needs: TOKENS,
		async story(subject) {
			for (const [answer, words] of [
				[{ status: 403, body: subject.declaration.refusals[0]('token expired') }, '(HTTP 403): '],
				[{ status: 200, body: '<html><form>Log in</form></html>' }, 'the answer is a web page, not JSON'],
			] as const) {
				const place = await subject.start();
				place.vendor.setFaults([subject.fault(answer)]);
				const { error } = await subject.list.read(place);
				expect(error?.message).toContain(words);
				expect(place.vendor.logins).toBe(1);
			}
		},
	},
];
