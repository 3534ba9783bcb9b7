import { axoniusAccess } from '../../credentials/access/axonius';
import type { Api } from '../../core/http/api';
import { objectOf } from '../../core/json';
import { refuseWiping } from './forbidden-calls';

/** The REST API of Axonius, v2 and v1. The vendor publishes no rate limit: the pace follows the answers. */
export const axonius: Api = {
	product: 'Axonius',
	credentialType: 'axoniusApi',
	limits: {},
	// Queries over many adapters take minutes: the vendor's own client waits 15 minutes, integrations wait 5.
	timeout: 300,
	onUnauthorized: 'final',
	access: axoniusAccess,
	refuse: refuseWiping,
	words,
	advice: {
		401: 'Check API Key and API Secret in the credential. Check that the service account is enabled and may be used from the address of this n8n.',
		403: 'The key works, but its role or data scope does not allow this. Ask an administrator of Axonius to add the permission to the role of the service account.',
		404: 'Check ID, asset type and saved query. Axonius also answers like this when your release does not have this call yet.',
	},
};

/** v1 answers with `{ errors: [{ detail }] }` (JSON:API). The errors of v2 are not documented, so all usual shapes are read. */
function words(body: unknown): string | undefined {
	const answer = objectOf(body) ?? {};
	const details: unknown[] = Array.isArray(answer.errors)
		? answer.errors.map((error) => objectOf(error)?.detail ?? objectOf(error)?.title ?? error)
		: [];
	const error = objectOf(answer.error);
	const candidates = [details.filter(isText).join('; '), answer.message, error?.message, answer.error, answer.detail];
	return candidates.find(isText);
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
