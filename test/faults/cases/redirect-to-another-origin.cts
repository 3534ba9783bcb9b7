import { TOKENS, type Story } from '../story.cts';

const STATUSES = [301, 302, 303, 307, 308];
const ADDRESSES = [
	'file:///etc/passwd',
	'unix:/var/run/docker.sock',
	'data:text/plain,x',
	'http://169.254.169.254/latest/meta-data',
	'https://127.0.0.1/',
	'http://user:word@127.0.0.1/',
	'//evil.test/x',
	'/\\evil.test',
	'http://[',
];

/** The service sends a request elsewhere. */
export const redirectToAnotherOrigin: Story[] = [
	{
		cases: [24],
		promise: 'a redirect to another origin is refused, and nobody sends it anything',
		async story(subject) {
			const [own, other] = [await subject.start(), await subject.start()];
			for (const status of STATUSES) {
				const headers = { location: `${other.vendor.url}/x` };
				own.vendor.setFaults([subject.fault({ status, headers })]);
				const { error } = await subject.list.read(own);
				const isRead = error?.message.includes('belongs to');
				if (isRead) expect(error?.message).toContain(`was not sent to ${new URL(other.vendor.url).origin}`);
				else expect(error?.message).toContain('redirects are not followed');
			}
			expect(other.vendor.requests).toEqual([]);
		},
	},

	{
		cases: [27],
		promise: 'a redirect to no address at all, or to one of another kind, is refused after one request',
		async story(subject) {
			const place = await subject.start();
			for (const location of ADDRESSES) {
				place.vendor.resetCounters();
				place.vendor.setFaults([subject.fault({ status: 302, headers: { location } })]);
				const { error } = await subject.list.read(place);
				expect([location, error?.message]).toEqual([location, expect.stringMatching(/was not sent to|not followed/)]);
				expect(subject.asked(place)).toHaveLength(1);
			}
		},
	},

	{
		cases: [24],
		promise: 'a login that is redirected is refused: the secret goes nowhere else',
		needs: TOKENS,
		async story(subject) {
			const [own, other] = [await subject.start(), await subject.start()];
			for (const status of STATUSES) {
				const headers = { location: `${other.vendor.url}/x` };
				own.vendor.setFaults([
					{ pathPattern: subject.declaration.login!.pattern, times: 'always', answer: { status, headers } },
				]);
				const { error } = await subject.list.read(own);
				expect(error?.message).toContain(`redirects the login to another address (HTTP ${status})`);
			}
			expect(other.vendor.requests).toEqual([]);
		},
	},
];
