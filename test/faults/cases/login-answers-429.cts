import { timeOf } from '../../contract/subject.cts';
import { TOKENS, type Story } from '../story.cts';

/** The service takes no login at the moment. */
export const loginAnswers429: Story[] = [
	{
		cases: [17],
		promise: 'a login that is told to wait waits as long as it is told',
		needs: TOKENS,
		async story(subject) {
			const place = await subject.list.start();
			place.vendor.setFaults([
				{ pathPattern: subject.declaration.login!.pattern, answer: { status: 429, headers: { 'retry-after': '20' } } },
			]);
			const passed = await timeOf(async () => {
				const { json } = await subject.list.read(place);
				expect(subject.list.ids(json)).toEqual(subject.list.known(place));
			});
			expect(passed).toBeGreaterThanOrEqual(20_000);
			expect(passed).toBeLessThan(40_000);
			expect(place.vendor.logins).toBe(1);
		},
	},

	{
		cases: [17],
		promise: 'a login that is refused this way for ever ends within two minutes',
		needs: TOKENS,
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([
				{ pathPattern: subject.declaration.login!.pattern, times: 'always', answer: { status: 429 } },
			]);
			const passed = await timeOf(async () => {
				const { error } = await subject.list.read(place);
				expect(error?.message).toContain(`${subject.product} cannot process the login at the moment (HTTP 429)`);
				expect(error?.message).toMatch(/gave up after \d+ attempts in \d+ s/);
			});
			expect(passed).toBeLessThanOrEqual(125_000);
			expect(subject.asked(place)).toEqual([]);
		},
	},
];
