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
];
