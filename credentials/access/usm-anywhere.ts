import { InputError } from '../../core/errors/input-error';
import type { Access, Fields } from '../../core/http/api';
import { baseUrl, tenantOrigin } from '../../core/http/base-url';
import { required, text } from '../../core/http/credential-fields';
import type { KeyedAddress } from '../../core/http/keyed-address';
import { refusalOfChanges } from '../../core/http/read-only';
import { fingerprint } from '../../core/token/identity';

/** A USM Anywhere credential, read and checked. */
export interface UsmAnywhereAccess extends Access {
	/** The API client, as HTTP Basic. */
	client: { username: string; password: string };
}

/**
 * Reads a USM Anywhere credential. Only the origin of the URL counts, because the API is always under /api/2.0.
 * @throws InputError
 */
export function usmAnywhereAccess(fields: Fields): UsmAnywhereAccess {
	const base = new URL('/api/2.0', tenantOrigin(fields.url, 'alienvault.cloud'));
	const username = required(fields.clientId, 'Client ID');
	const password = required(fields.clientSecret, 'Client Secret');
	return {
		base,
		owner: fingerprint(['usmAnywhereApi', base.origin, username, password]),
		secrets: [password, `${username}:${password}`, text(fields.accessToken), text(fields.webhookApiKey)],
		keyed: webhookIn(fields),
		// Everything is read with GET ("USM Anywhere APIs", vendor documentation).
		refuseChange: refusalOfChanges(fields, { reads: [] }),
		client: { username, password },
	};
}

/** Path of every webhook ("Webhooks", USM Anywhere help; the same in published scripts). */
const WEBHOOK_PATH = '/api/1.0/webhook/push';

/**
 * Reads the webhook of a USM Anywhere credential. It is on another host than the tenant (`webhook-collector.…`), so it has an
 * address of its own, and its key goes nowhere else.
 * @throws InputError, also for a credential without a webhook
 */
export function usmAnywhereWebhookAccess(fields: Fields): Access {
	const { keyed, secrets, refuseChange } = usmAnywhereAccess(fields);
	if (keyed) {
		const owner = fingerprint(['usmAnywhereApi webhook', keyed.url.href, ...Object.values(keyed.headers)]);
		return { base: keyed.url, owner, secrets, refuseChange };
	}
	throw new InputError(
		'the credential has no webhook',
		'Create a connector of the type Webhook in USM Anywhere (Data Sources > Cloud Connectors), and enter its address and key in Webhook URL and Webhook API Key of the credential.',
	);
}

/** Both fields or neither: half of them would only be noticed when a workflow sends something. */
function webhookIn({ webhookUrl, webhookApiKey }: Fields): KeyedAddress | undefined {
	if (text(webhookUrl) === '' && text(webhookApiKey) === '') return undefined;
	const url = baseUrl(webhookUrl, 'Webhook URL');
	if (url.pathname === '/') url.pathname = WEBHOOK_PATH;
	return { url, headers: { API_KEY: required(webhookApiKey, 'Webhook API Key') } };
}
