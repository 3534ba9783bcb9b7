import type { INodeProperties } from 'n8n-workflow';
import { LoginError } from '../errors/login-error';
import { prove, type HttpRequest, type Proof } from './login';

/**
 * For credentials without a login. n8n calls `preAuthentication` in a credential test and after a 401 only if a field
 * like this one exists. While the field is empty, n8n calls it before each request, so it has a value that never changes.
 */
export const accessCheckProperty: INodeProperties = {
	displayName: 'Access Check',
	name: 'accessCheck',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: 'when refused',
};

/** One cheap request that succeeds only with a valid credential. */
export interface AccessCheck extends Proof {
	/** Whether the answer comes from the vendor, and not from another server or a login page. */
	isAnswer(body: unknown): boolean;
}

/**
 * Sends the request. n8n alone would show only a status code for what goes wrong.
 * @throws LoginError that says what is wrong with the credential or with the connection to the server
 */
export async function checkAccess(httpRequest: HttpRequest, check: AccessCheck): Promise<void> {
	if (check.isAnswer(await prove(httpRequest, check))) return;
	throw new LoginError(
		`${check.url.host} answered the ${check.asked}, but the answer does not come from ${check.vendor}. Check that the URL is the address of ${check.vendor}.`,
	);
}
