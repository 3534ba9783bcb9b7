import type { Story } from '../story.cts';

const ADDRESSES = ['', 'not an address', 'ftp://127.0.0.1', 'http://'];

/** The address in the credential is wrong, or not safe. */
export const addressIsUnusual: Story[] = [
	{
		cases: [28],
		promise: 'an address that cannot be right is refused by its field, before anything is sent',
		async story(subject) {
			const place = await subject.list.start(3);
			const own = new URL(place.vendor.url);
			for (const url of [...ADDRESSES, `http://user:word@${own.host}`]) {
				place.edit({ url, tenantUrl: url, apiUrl: url });
				const { error } = await subject.list.read(place);
				expect([url, error]).toEqual([
					url,
					expect.objectContaining({
						message: expect.stringMatching(/^[^,]+, [^:]+: .*\b(URL|address|tenant|host)\b/i),
						description: expect.stringMatching(/\w/),
					}),
				]);
			}
			expect(place.vendor.requests).toEqual([]);
		},
	},
	{
		cases: [47],
		promise: 'a host name that does not exist is tried again, and the message says so',
		async story(subject) {
			const place = await subject.list.start(3);
			const url = 'https://no-such-host.invalid';
			place.edit({ url, tenantUrl: url, apiUrl: url });
			const { error } = await subject.list.read(place);
			expect(error?.message).toMatch(/host name|address/);
			expect(error?.message).not.toContain('unexpected');
		},
	},
];
