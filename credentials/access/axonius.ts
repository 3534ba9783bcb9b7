import { InputError } from '../../core/errors/input-error';
import { baseUrl } from '../../core/http/base-url';
import type { Access, Fields } from '../../core/http/vendor';
import { fingerprint } from '../../core/token/identity';

/** What the credential's API Version says. v1 is deprecated, yet older servers have nothing else. */
export type ApiVersion = 'v1' | 'v2';

/** An Axonius credential, read and checked. */
export interface AxoniusAccess extends Access {
	version: ApiVersion;
	/** The key pair, as every request bears it. Vendor fact: "The Headers to Use", Axonius REST API page. */
	headers: { 'api-key': string; 'api-secret': string };
}

/** Where each version of the API lives, below the origin. */
const PATHS = { v1: '/api', v2: '/api/v2' } as const;

/**
 * Reads an Axonius credential. The URL may be any page of the console: only its origin counts.
 * @throws InputError
 */
export function axoniusAccess(fields: Fields): AxoniusAccess {
	const version = apiVersion(fields.apiVersion);
	const base = new URL(PATHS[version], baseUrl(fields.url));
	const apiKey = required(fields.apiKey, 'API Key');
	const apiSecret = required(fields.apiSecret, 'API Secret');
	return {
		version,
		base,
		headers: { 'api-key': apiKey, 'api-secret': apiSecret },
		owner: fingerprint(['axoniusApi', base.origin, apiKey, apiSecret, version]),
		secrets: [apiKey, apiSecret],
	};
}

function apiVersion(value: unknown): ApiVersion {
	const given = text(value) || 'v2';
	if (given === 'v1' || given === 'v2') return given;
	throw new InputError('the field API Version of the credential must be v1 or v2');
}

function required(value: unknown, field: string): string {
	const given = text(value);
	if (given) return given;
	throw new InputError(`the field ${field} of the credential is empty`);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
