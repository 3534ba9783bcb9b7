import type { INodeProperties } from 'n8n-workflow';
import { LoginError } from '../errors/login-error';
import { prove, type HttpRequest, type Proof } from './login';

/**
 * For credentials without a login. n8n calls `preAuthentication` in a credential test and after a 401 only if a field
 * like this one exists, and before each request while it is empty. It holds nothing and is never written.
 */
export const accessCheckProperty: INodeProperties = {
	displayName: 'Access Check',
	name: 'accessCheck',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: 'when refused',
};

/** One cheap call that is answered well only with a good credential. */
export interface AccessCheck extends Proof {
	/** Whether this is the vendor's own answer, and not that of another server or a login page. */
	isAnswer(body: unknown): boolean;
}

/**
 * Tells in words what is wrong with a credential, or with the way to its server, where n8n would show a bare code.
 * @throws LoginError
 */
export async function checkAccess(httpRequest: HttpRequest, check: AccessCheck): Promise<void> {
	if (check.isAnswer(await prove(httpRequest, check))) return;
	throw new LoginError(
		`${check.url.host} answered the ${check.asked}, but not as ${check.vendor} does. Check that the URL leads to ${check.vendor} itself.`,
	);
}
