import { every, type Entry } from '../entry.cts';
import { startArmis } from './index.cts';

/** Armis Centrix on the command line: both APIs at one address. */
export const entry: Entry = {
	async start({ rate, newEvery, records, ...options }) {
		// A user of n8n expects alerts of today, not of the fixed day that tests use.
		const simulator = await startArmis({
			...options,
			alerts: records,
			devices: records,
			activities: records,
			requestsPerSecond: rate,
			endTime: Date.now(),
		});
		const end = every(newEvery, () => simulator.addAlert());
		const { url, vendorId, clientId, clientSecret, secretKey } = simulator;
		const token = `$(curl -s -d secret_key=${secretKey} ${url}/api/v1/access_token/ | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')`;
		return {
			credential: [
				['Tenant URL', url],
				['Vendor ID', vendorId],
				['Client ID', clientId],
				['Client Secret', clientSecret],
				['API URL', url],
				['Secret Key', `${secretKey} (in the credential Armis Centrix V1 (Secret Key) API)`],
			],
			tryIt: `curl -s -H "Authorization: ${token}" '${url}/api/v1/search/?aql=in:alerts&length=2'`,
			stop: async () => {
				end();
				await simulator.stop();
			},
		};
	},
};
