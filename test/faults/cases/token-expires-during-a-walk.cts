import { PAGE_SIZE, until } from '../../contract/subject.cts';
import { TOKENS, type Story } from '../story.cts';

const PARALLEL = 4;

/** The token ends while it is in use. */
export const tokenExpiresDuringAWalk: Story[] = [
	{
		cases: [1],
		promise: 'a token that is revoked in the middle of a list costs one login and no record',
		needs: TOKENS,
		async story(subject) {
			const place = await subject.list.start();
			await subject.list.read(place, { returnAll: false, limit: PAGE_SIZE });
			place.vendor.resetCounters();
			place.vendor.setFaults([subject.fault({ delayMs: 40 }, { times: 1 })]);
			const reading = subject.list.read(place, { options: { parallelRequests: 1 } });
			await until(() => subject.asked(place).length === 1);
			place.vendor.revokeTokens!();
			const { json, error, hints } = await reading;
			expect([error, subject.list.ids(json)]).toEqual([undefined, subject.list.known(place)]);
			expect([place.vendor.logins, place.vendor.unauthorized]).toEqual([1, 1]);
			expect(hints[0].message).not.toContain('repeated');
		},
	},

	{
		cases: [2],
		promise: 'requests that meet a refused token at the same time cost one login, and all are answered',
		needs: TOKENS,
		async story(subject) {
			const place = await subject.list.start(PAGE_SIZE);
			await subject.list.read(place);
			place.vendor.revokeTokens!();
			place.vendor.resetCounters();
			const runs = await Promise.all(Array.from({ length: PARALLEL }, async () => await subject.list.read(place)));
			for (const { json } of runs) expect(json).toHaveLength(PAGE_SIZE);
			expect(place.vendor.logins).toBe(1);
		},
	},
];
