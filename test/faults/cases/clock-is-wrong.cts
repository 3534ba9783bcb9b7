import type { Place } from '../../contract/declaration.cts';
import type { Subject } from '../../contract/subject.cts';
import { TOKENS, type Story } from '../story.cts';

const HOUR_MS = 3_600_000;

/** The product keeps the right time; n8n's own clock is `offsetMs` ahead of it from now on. */
function setOwnClock(offsetMs: number): void {
	const right = performance.timeOrigin;
	jest.spyOn(Date, 'now').mockImplementation(() => Math.floor(right + performance.now() + offsetMs));
}

async function readsAll({ list }: Subject, place: Place): Promise<void> {
	const { json, error } = await list.read(place);
	expect([error, list.ids(json)]).toEqual([undefined, list.known(place)]);
}

const rightTime = () => Math.floor(performance.timeOrigin + performance.now());

/** n8n's clock is wrong, or is set. */
export const clockIsWrong: Story[] = [
	{
		cases: [11],
		promise: 'a clock that is ten minutes fast or slow does not make a new token seem expired',
		needs: TOKENS,
		async story(subject) {
			for (const offsetMs of [600_000, -600_000]) {
				setOwnClock(offsetMs);
				const place = await subject.list.start(undefined, {}, { now: rightTime });
				await readsAll(subject, place);
				const { logins, unauthorized } = place.vendor;
				expect([offsetMs, logins, unauthorized]).toEqual([offsetMs, 1, 0]);
			}
		},
	},

	{
		cases: [12],
		promise: 'a clock that jumps back an hour: a token is still renewed when it is refused',
		needs: TOKENS,
		async story(subject) {
			setOwnClock(0);
			const place = await subject.list.start(undefined, {}, { now: rightTime });
			await readsAll(subject, place);
			setOwnClock(-HOUR_MS);
			place.vendor.revokeTokens!();
			await readsAll(subject, place);
			expect(place.vendor.logins).toBe(2);
		},
	},

	{
		cases: [11],
		promise: 'a clock that jumps ahead costs one login',
		needs: TOKENS,
		async story(subject) {
			setOwnClock(0);
			const place = await subject.list.start(undefined, {}, { now: rightTime });
			await readsAll(subject, place);
			setOwnClock(2 * HOUR_MS);
			await readsAll(subject, place);
			expect([place.vendor.logins, place.vendor.unauthorized]).toEqual([2, 0]);
		},
	},
];
