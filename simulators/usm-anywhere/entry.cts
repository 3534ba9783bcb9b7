import { every, type Entry } from '../entry.cts';
import { startUsmAnywhere } from './index.cts';

/** USM Anywhere on the command line. */
export const usmAnywhere: Entry = {
	name: 'usm-anywhere',
	product: 'USM Anywhere',
	defaultPort: 4010,
	async start({ rate, newEvery, records, ...wishes }) {
		// A person who looks at n8n wants alarms of today, not of the fixed day that tests rely on.
		const simulator = await startUsmAnywhere({
			...wishes,
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
