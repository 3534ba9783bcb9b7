import { identity } from '../../harness/certificates.cts';
import type { Story } from '../story.cts';

/** The server cannot prove who it is. */
export const certificateIsNotTrusted: Story[] = [
	{
		cases: [31, 32],
		promise: 'a server signed by an unknown authority gets no request; with that authority given it does',
		async story(subject) {
			const { tls, authority } = await identity();
			const place = await subject.list.start(3, {}, { tls });
			const [watch] = subject.declaration.watches;
			place.edit({ caCertificate: '' });
			const { error } = await subject.list.read(place);
			expect(error?.message).toContain('is not signed by an authority that n8n trusts');
			expect(`${error?.message} ${(error as { description?: string }).description}`).toContain('CA Certificate');
			expect((await subject.poll(place, watch, {})).error?.message).toContain('is not signed by an authority');
			for (const dropdown of subject.dropdowns()) {
				if (subject.declaration.exceptions?.[dropdown.method]?.isSilent) continue;
				await expect(subject.load(place, dropdown)).rejects.toThrow('is not signed by an authority');
			}
			expect(place.vendor.requests).toEqual([]);
			place.edit({ caCertificate: authority });
			expect((await subject.list.read(place)).json).toHaveLength(3);
		},
	},

	{
		cases: [33],
		promise: 'neither does one whose certificate is for another host, although its authority is trusted',
		async story(subject) {
			const { tls, authority } = await identity({ host: 'other.example' });
			const place = await subject.list.start(3, {}, { tls });
			place.edit({ caCertificate: authority });
			expect((await subject.list.read(place)).error?.message).toContain('the certificate is for another host name');
			expect(place.vendor.requests).toEqual([]);
		},
	},
	{
		cases: [33],
		promise: 'a certificate that has expired is refused, and the message says that it has',
		async story(subject) {
			const { tls, authority } = await identity({ daysLeft: -1 });
			const place = await subject.list.start(3, {}, { tls });
			place.edit({ caCertificate: authority });
			expect((await subject.list.read(place)).error?.message).toMatch(/certificate.*expired/);
			expect(place.vendor.requests).toEqual([]);
		},
	},
	{
		cases: [35],
		promise: 'the authority may stand among others, with any line ends; a text that is none is refused by its field',
		async story(subject) {
			const [{ tls, authority }, other] = [await identity(), await identity()];
			const place = await subject.list.start(3, {}, { tls });
			for (const text of [
				authority.replace(/\n/g, '\r\n'),
				authority.trim().replace(/\n/g, '\\n'),
				`${other.authority}${authority}`,
				`${authority}\r\n${other.authority}`,
			]) {
				place.edit({ caCertificate: text });
				expect((await subject.list.read(place)).json).toHaveLength(3);
			}
			place.vendor.resetCounters();
			for (const text of ['my-ca.pem', authority.slice(0, -40), authority.replace(/[A-Za-z0-9]{40}/, ''), tls.key]) {
				place.edit({ caCertificate: text });
				expect((await subject.list.read(place)).error?.message).toContain('CA Certificate');
			}
			expect(place.vendor.requests).toEqual([]);
		},
	},
];
