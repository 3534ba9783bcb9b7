import type { Subject } from '../contract/subject.cts';

const HOUR_MS = 3_600_000;

/** The product keeps the right time; n8n's own clock is `offsetMs` ahead of it from now on. */
function setOwnClock(offsetMs: number): void {
	const right = performance.timeOrigin;
	jest.spyOn(Date, 'now').mockImplementation(() => Math.floor(right + performance.now() + offsetMs));
}

const rightTime = () => Math.floor(performance.timeOrigin + performance.now());

export function clockIsWrong(subject: Subject): void {
	if (!subject.declaration.login) return;
	const pages = async (place: Awaited<ReturnType<Subject['start']>>) => {
		const { json, error } = await subject.list.read(place);
		expect([error, subject.list.ids(json)]).toEqual([undefined, subject.list.known(place)]);
	};

	test('a clock that is ten minutes fast or slow does not make a new token seem expired', async () => {
		for (const offsetMs of [600_000, -600_000]) {
			setOwnClock(offsetMs);
			const place = await subject.list.start(undefined, {}, { now: rightTime });
			await pages(place);
			const { logins, unauthorized } = place.vendor;
			expect([offsetMs, logins, unauthorized]).toEqual([offsetMs, 1, 0]);
		}
	});

	test('a clock that jumps back an hour: a token is still renewed when it is refused', async () => {
		setOwnClock(0);
		const place = await subject.list.start(undefined, {}, { now: rightTime });
		await pages(place);
		setOwnClock(-HOUR_MS);
		place.vendor.revokeTokens!();
		await pages(place);
		expect(place.vendor.logins).toBe(2);
	});

	test('a clock that jumps ahead costs one login', async () => {
		setOwnClock(0);
		const place = await subject.list.start(undefined, {}, { now: rightTime });
		await pages(place);
		setOwnClock(2 * HOUR_MS);
		await pages(place);
		expect([place.vendor.logins, place.vendor.unauthorized]).toEqual([2, 0]);
	});
}
