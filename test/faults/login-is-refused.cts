import type { Subject } from '../contract/subject.cts';

export function loginIsRefused(subject: Subject): void {
	const { login, wrong } = subject.declaration;
	if (!login) return;

	test('a client that is refused logs in once in a run, however many items there are: more could lock it out', async () => {
		const place = await subject.start();
		place.edit(wrong);
		const items = Array.from({ length: 10 }, () => ({ json: {} }));
		const { json } = await subject.list.read(place, {}, { items, continueOnFail: true });
		expect(json).toHaveLength(10);
		for (const { error } of json) expect(error).toContain('refused the login');
		expect(place.vendor.requests).toHaveLength(1);
	});
}
