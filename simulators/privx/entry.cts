import { every, type Entry } from '../entry.cts';
import { startPrivx } from './index.cts';

/** SSH PrivX on the command line, without TLS. */
export const entry: Entry = {
	async start({ rate, newEvery, records, ...options }) {
		const simulator = await startPrivx({
			...options,
			tls: false,
			hosts: records,
			requestsPerSecond: rate,
			endTime: Date.now(),
		});
		const end = every(newEvery, () => simulator.addAccessRequest());
		const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = simulator;
		const form = `-d grant_type=password --data-urlencode username=${apiClientId} --data-urlencode password=${apiClientSecret}`;
		const login = `curl -s -u ${oauthClientId}:${oauthClientSecret} ${form} ${url}/auth/api/v1/oauth/token`;
		const token = `$(${login} | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')`;
		return {
			credential: [
				['URL', url],
				['OAuth Client ID', oauthClientId],
				['OAuth Client Secret', oauthClientSecret],
				['API Client ID', apiClientId],
				['API Client Secret', apiClientSecret],
			],
			tryIt: `curl -s -H "Authorization: Bearer ${token}" '${url}/host-store/api/v1/hosts?limit=2'`,
			stop: async () => {
				end();
				await simulator.stop();
			},
		};
	},
};
