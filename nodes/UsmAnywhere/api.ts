import { usmAnywhereAccess, usmAnywhereWebhookAccess } from '../../credentials/access/usm-anywhere';
import type { Api } from '../../core/http/api';
import { objectOf } from '../../core/json';

/** USM Anywhere's API 2.0. Limits: "USM Anywhere APIs", Requests and Responses (vendor documentation). */
export const usmAnywhere: Api = {
	product: 'USM Anywhere',
	credentialType: 'usmAnywhereApi',
	limits: { readsPerSecond: 100, writesPerSecond: 50 },
	access: usmAnywhereAccess,
	words,
	advice: {
		404: 'Check the ID. The API finds only records in hot storage, not events that were moved to cold storage.',
	},
};

/**
 * The webhook of a cloud connector, which takes events. Nothing is published about its limits, and little about its answers:
 * scripts of users take 200 for success.
 */
export const usmAnywhereWebhook: Api = {
	...usmAnywhere,
	limits: {},
	access: usmAnywhereWebhookAccess,
	onUnauthorized: 'final',
	advice: {
		401: 'Check Webhook API Key in the credential: it is the API key of the connector, not the secret of an API client.',
		403: 'Check Webhook API Key in the credential: it is the API key of the connector, not the secret of an API client.',
		404: 'Check Webhook URL in the credential: it is the whole address that USM Anywhere shows for the connector.',
	},
};

/** The API answers with `{ result, location, error }`, its OAuth layer with `{ error, error_description }`. */
function words(body: unknown): string | undefined {
	const answer = objectOf(body) ?? {};
	const error = objectOf(answer.error) ?? answer;
	const candidates = [answer.error_description, error.message, answer.error, answer.result];
	return candidates.find((text): text is string => typeof text === 'string' && text !== '');
}
