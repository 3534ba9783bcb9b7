import { SecOpsError } from './secops-error';

/** A longer name is not shown: there is room for a secret in it. */
const LONGEST_NAME = 60;

/** A request, redirect or link that would have sent the credential to another origin. Nothing was sent. */
export class ForeignLinkError extends SecOpsError {
	constructor(own: string, other: string) {
		const named = other.length > LONGEST_NAME ? 'another address' : other;
		super(`this credential belongs to ${own} and was not sent to ${named}`, {
			description: `Only ${own} may receive it. If the product has moved, change the URL in the credential.`,
			failure: { cause: 'configuration-invalid' },
		});
	}
}
