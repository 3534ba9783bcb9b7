import { armisAccess } from '../../credentials/access/armis';
import { armisSecretKeyAccess } from '../../credentials/access/armis-secret-key';
import type { Vendor } from '../../core/http/vendor';
import type { Operation, Operations } from '../../core/node/execute';
import { objectOf } from '../../core/pages/shape';

/** No rate limit of either API is published. */
const limits = {};

/** API v1, on the tenant's own host: AQL search, alerts, tags, vulnerabilities, boundaries. */
export const armisV1: Vendor = {
	name: 'Armis Centrix',
	credentialType: 'armisSecretKeyApi',
	limits,
	// A new token seems to cancel the one before it (Elastic's and Sentinel's connectors).
	onUnauthorized: 'reread',
	access: armisSecretKeyAccess,
	words: (body) => textOf(objectOf(body)?.message),
};

/** API v3, on one host for all tenants: assets, sites, custom properties, data export. */
export const armisV3: Vendor = {
	name: 'Armis Centrix',
	credentialType: 'armisApi',
	limits,
	access: armisAccess,
	words: v3Words,
	advice: {
		403: 'Add the scope that the message names to Scopes in the credential, and see that the Armis user who made the key holds it.',
	},
};

/** The same operations, sent with another API than the node's own. */
export function sentWith<Named extends Operations[string]>(vendor: Vendor, operations: Named): Named {
	const marked = Object.entries(operations).map(([name, operation]): [string, Operation] => [
		name,
		{ ...operation, vendor: () => vendor },
	]);
	return Object.fromEntries(marked) as Named;
}

/** API v3 answers with `detail`: a text, or a list of what is wrong with each field (official SDK, `armis_error.py`). */
function v3Words(body: unknown): string | undefined {
	const detail = objectOf(body)?.detail;
	if (!Array.isArray(detail)) return textOf(detail);
	const complaints = detail.map((one: unknown) => {
		const { loc, msg } = objectOf(one) ?? {};
		const place = Array.isArray(loc) ? loc.filter((part) => part !== 'body').join('.') : '';
		return [place, textOf(msg)].filter(Boolean).join(': ');
	});
	return textOf(complaints.filter(Boolean).join('; '));
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
