import { SecOpsError } from './secops-error';

/** A request, redirect or link that would have sent the credential to another origin. Nothing was sent. */
export class ForeignLinkError extends SecOpsError {
	constructor(own: string, other: string) {
		super(`this credential belongs to ${own} and was not sent to ${other}`, {
			description: `Only ${own} may receive it. If the product has moved, change the URL in the credential.`,
			failure: { cause: 'configuration-invalid' },
		});
	}
}
