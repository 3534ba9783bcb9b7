import { until, type Subject } from '../contract/subject.cts';

export function loginIsSlow(subject: Subject): void {
	const { login } = subject.declaration;
	if (!login) return;

	test('ten runs wait for one slow login, and one that is cancelled does not take the others down', async () => {
		const place = await subject.list.start(3);
		place.vendor.setFaults([{ pathPattern: login.pattern, answer: { delayMs: 120 } }]);
		const stop = new AbortController();
		const impatient = subject.list.read(place, {}, { cancel: stop.signal });
		const others = Array.from({ length: 9 }, async () => await subject.list.read(place));
		await until(() => place.vendor.requests.length > 0);
		stop.abort();
		for (const { json } of await Promise.all(others)) expect(json).toHaveLength(3);
		expect((await impatient).error?.message).toContain('the execution was cancelled');
		expect(place.vendor.logins).toBe(1);
	});
}
