import type { Access, Fields } from '../../core/http/api';
import { baseUrl } from '../../core/http/base-url';
import { required, text, unusable } from '../../core/http/credential-fields';
import { refusalOfChanges } from '../../core/http/read-only';
import { fingerprint } from '../../core/token/identity';
import { AXONIUS_CALLS } from './axonius-calls';

/** The value of API Version. v1 is deprecated, but older servers have only v1. */
export type ApiVersion = 'v1' | 'v2';

/** An Axonius credential, read and checked. */
export interface AxoniusAccess extends Access {
	version: ApiVersion;
	/** The key pair, which every request carries. Vendor fact: "The Headers to Use", Axonius REST API page. */
	headers: { 'api-key': string; 'api-secret': string };
}

/** The path of each version of the API. */
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
		refuseChange: refusalOfChanges(fields, AXONIUS_CALLS[version]),
	};
}

function apiVersion(value: unknown): ApiVersion {
	const given = text(value) || 'v2';
	if (given === 'v1' || given === 'v2') return given;
	throw unusable('API Version', 'must be v1 or v2', 'Correct it, or check the result of the expression.');
}
