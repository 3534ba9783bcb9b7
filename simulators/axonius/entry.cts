import { every, type Entry } from '../entry.cts';
import { startAxonius } from './index.cts';

/** Axonius on the command line. */
export const entry: Entry = {
	async start({ rate, newEvery, records, ...options }) {
		// A user of n8n expects assets of today, not of the fixed day that tests use.
		const simulator = await startAxonius({
			...options,
			devices: records,
			requestsPerSecond: rate,
			endTime: Date.now(),
		});
		const end = every(newEvery, () => simulator.addAlertFinding());
		const { url, apiKey, apiSecret } = simulator;
		return {
			credential: [
				['URL', url],
				['API Key', apiKey],
				['API Secret', apiSecret],
			],
			tryIt: `curl -s -H 'api-key: ${apiKey}' -H 'api-secret: ${apiSecret}' '${url}/api/v2/queries?limit=2'`,
			stop: async () => {
				end();
				await simulator.stop();
			},
		};
	},
};
