import { every, type Entry } from '../entry.cts';
import { startUsmAnywhere } from './index.cts';

/** USM Anywhere on the command line. */
export const entry: Entry = {
	async start({ rate, newEvery, records, ...options }) {
		// A user of n8n expects alarms of today, not of the fixed day that tests use.
		const simulator = await startUsmAnywhere({
			...options,
			alarms: records,
			events: records,
			getsPerSecond: rate,
			endTime: Date.now(),
		});
		const end = every(newEvery, () => simulator.addAlarm());
		const { url, clientId, clientSecret } = simulator;
		const token = `$(curl -s -u ${clientId}:${clientSecret} -d grant_type=client_credentials ${url}/api/2.0/oauth/token | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')`;
		return {
			credential: [
				['URL', url],
				['Client ID', clientId],
				['Client Secret', clientSecret],
			],
			tryIt: `curl -s -H "Authorization: Bearer ${token}" '${url}/api/2.0/alarms?size=2'`,
			stop: async () => {
				end();
				await simulator.stop();
			},
		};
	},
};
