import type { FaultAnswer } from '../../../simulators/kernel/fault.cts';
import { TOKENS, type Story } from '../story.cts';

/** The login is answered, but not with a token. */
export const loginGivesNoToken: Story[] = [
	{
		cases: [4],
		promise: 'a login that answers 200 without a usable token is an error, and no data is asked for',
		needs: TOKENS,
		async story(subject) {
			const login = subject.declaration.login!;
			const answers: Record<string, FaultAnswer> = {
				'no body': { emptyBody: true },
				'no token': { patch: login.patch(null) },
				'an empty token': { patch: login.patch('') },
				'an object as token': { patch: login.patch({ value: 'x' }) },
				'a token of 100 KB': { patch: login.patch('x'.repeat(100_000)) },
				'10 MB': { bigBody: 10_000_000 },
			};
			for (const [what, answer] of Object.entries(answers)) {
				const place = await subject.start();
				place.vendor.setFaults([{ pathPattern: login.pattern, times: 'always', answer }]);
				const { error } = await subject.list.read(place);
				expect([what, error?.message]).toEqual([
					what,
					expect.stringMatching(/answered the login without a usable token|the answer is larger than 1 MB/),
				]);
				expect(subject.asked(place)).toEqual([]);
			}
		},
	},
];
