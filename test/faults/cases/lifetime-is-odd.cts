import { TOKENS, type Story } from '../story.cts';

const LIFETIMES = [null, 0, -5, 'soon', '899', {}, 1e12];
const DAY_MINUTES = 24 * 60;

/** The login says something odd, or nothing, about when its token ends. */
export const lifetimeIsOdd: Story[] = [
	{
		cases: [5],
		promise: 'a token whose lifetime is odd is used; a 401 renews it, and so does a day where it would never end',
		needs: TOKENS,
		async story(subject) {
			const login = subject.declaration.login!;
			for (const lifetime of LIFETIMES) {
				const place = await subject.list.start(3);
				const patch = { expires_in: lifetime, data: { expiration_utc: lifetime } };
				place.vendor.setFaults([{ pathPattern: login.pattern, times: 'always', answer: { patch } }]);
				const read = async () => (await subject.list.read(place)).json.length;
				const logins = [await read(), await read(), place.vendor.logins];
				expect([lifetime, ...logins]).toEqual([lifetime, 3, 3, 1]);
				place.vendor.revokeTokens!();
				expect([lifetime, await read(), place.vendor.logins]).toEqual([lifetime, 3, 2]);
				subject.declaration.putForward(() => 60_000 * (DAY_MINUTES + 1));
				expect([lifetime, await read()]).toEqual([lifetime, 3]);
				// The clock of the service has not moved: without a lifetime its token is still good.
				const isKnown = Number(lifetime) > 0 && typeof lifetime !== 'boolean';
				expect([lifetime, place.vendor.logins]).toEqual([lifetime, isKnown ? 3 : 2]);
				subject.declaration.putForward(() => 0);
			}
		},
	},
];
