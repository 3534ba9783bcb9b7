import type { Story } from '../story.cts';

const MOST_REDIRECTS = 3;
const to = (location: string) => ({ status: 307, headers: { location } });

/** The service sends a request to another of its own paths. */
export const redirectWithinTheOrigin: Story[] = [
	{
		cases: [25],
		promise: 'a redirect is followed for what reads with GET, relative or absolute',
		async story(subject) {
			const { root } = subject.declaration.apiRequest;
			const place = await subject.start();
			place.vendor.setFaults([
				{ path: `${root}/old`, times: 1, answer: to('older') },
				{ path: `${root}/older`, times: 1, answer: to(new URL(`${root}/new`, place.vendor.url).href) },
				{ path: `${root}/new`, answer: { status: 200, body: { found: true } } },
			]);
			const { json, error } = await subject.send(place, '/old');
			expect([json, error]).toEqual([[{ found: true }], undefined]);
		},
	},

	{
		cases: [26],
		promise: 'redirects in a circle end after three',
		async story(subject) {
			const { root } = subject.declaration.apiRequest;
			const place = await subject.start();
			place.vendor.setFaults([subject.fault(to(`${root}/x`))]);
			const { error } = await subject.send(place, '/x');
			expect(error?.message).toContain('the service redirects this request, and redirects are not followed');
			expect(subject.asked(place)).toHaveLength(MOST_REDIRECTS + 1);
		},
	},

	{
		cases: [25],
		promise: 'a redirect is not followed for a request that writes',
		async story(subject) {
			const { root } = subject.declaration.apiRequest;
			const place = await subject.start();
			place.vendor.setFaults([subject.fault(to(`${root}/elsewhere`))]);
			const { error } = await subject.send(place, '/x', { method: 'PUT', body: '{}' });
			expect(error?.message).toContain('redirects are not followed');
			expect(subject.asked(place)).toHaveLength(1);
		},
	},

	{
		cases: [25],
		promise: 'a redirect without an address is a refusal like any other',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ status: 304 })]);
			expect((await subject.send(place, '/x')).error?.message).toContain('the service refused the request (HTTP 304)');
		},
	},
];
