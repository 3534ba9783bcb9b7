import type { Story } from '../story.cts';

/** The service takes no token at all. */
export const vendorRefusesEveryToken: Story[] = [
	{
		cases: [3],
		promise:
			'a service that refuses a new token, too, is not asked forever, and the user is told to look at the credential',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ status: 401, body: subject.declaration.refusals[0]('invalid_token') })]);
			const { error } = await subject.list.read(place);
			expect(error).toMatchObject({
				message: expect.stringContaining('(HTTP 401)'),
				description: expect.stringMatching(/credential|key|token/i),
				failure: { cause: 'credential-invalid' },
				httpCode: '401',
			});
			const { login, checksUnauthorized } = subject.declaration;
			expect(subject.asked(place).length).toBeLessThanOrEqual(login ? 3 : checksUnauthorized ? 2 : 1);
		},
	},
];
