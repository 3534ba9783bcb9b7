import { usmAnywhereAccess } from '../../credentials/access/usm-anywhere';
import type { Vendor } from '../../core/http/vendor';
import { objectOf } from '../../core/pages/shape';

/** USM Anywhere's API 2.0. Limits: "USM Anywhere APIs", Requests and Responses (vendor documentation). */
export const usmAnywhere: Vendor = {
	name: 'USM Anywhere',
	credentialType: 'usmAnywhereApi',
	limits: { readsPerSecond: 100, writesPerSecond: 50 },
	access: usmAnywhereAccess,
	words,
	advice: {
		404: 'Check the ID. The API only knows records of the hot store: events that moved to cold storage are out of its reach.',
	},
};

/** The API answers with `{ result, location, error }`, its OAuth layer with `{ error, error_description }`. */
function words(body: unknown): string | undefined {
	const answer = objectOf(body) ?? {};
	const error = objectOf(answer.error) ?? answer;
	const candidates = [answer.error_description, error.message, answer.error, answer.result];
	return candidates.find((text): text is string => typeof text === 'string' && text !== '');
}
