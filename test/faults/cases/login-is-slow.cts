import { until } from '../../contract/subject.cts';
import { TOKENS, type Story } from '../story.cts';

/** The login takes long, and many wait for it. */
export const loginIsSlow: Story[] = [
	{
		cases: [6],
		promise: 'ten runs wait for one slow login, and one that is cancelled does not take the others down',
		needs: TOKENS,
		async story(subject) {
			const place = await subject.list.start(3);
			place.vendor.setFaults([{ pathPattern: subject.declaration.login!.pattern, answer: { delayMs: 120 } }]);
			const stop = new AbortController();
			const impatient = subject.list.read(place, {}, { cancel: stop.signal });
			const others = Array.from({ length: 9 }, async () => await subject.list.read(place));
			await until(() => place.vendor.requests.length > 0);
			stop.abort();
			for (const { json } of await Promise.all(others)) expect(json).toHaveLength(3);
			expect((await impatient).error?.message).toContain('the execution was cancelled');
			expect(place.vendor.logins).toBe(1);
		},
	},
];
