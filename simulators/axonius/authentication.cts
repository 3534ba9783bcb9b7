import type { VendorRequest } from '../kernel/request.cts';
import { Refusal } from './errors.cts';
import type { Parts } from './parts.cts';

/**
 * Accepts a request when it has the key pair [DOC], the role may use the API [DOC] and the server has the
 * API version.
 * @throws Refusal with 401 [CODE; its words are INVENTED], 403 or 404
 */
export function admit({ headers, path }: VendorRequest, { settings, role }: Parts): void {
	if (headers['api-key'] !== settings.apiKey || headers['api-secret'] !== settings.apiSecret) {
		throw new Refusal(401, 'Unauthorized');
	}
	role.require('apiAccess');
	if (settings.release === 'v1Only' && path.startsWith('/api/v2/')) throw new Refusal(404, 'Not Found');
}
