import { every, type Entry } from '../entry.cts';
import { startAxonius } from './index.cts';

/** Axonius on the command line. */
export const axonius: Entry = {
	name: 'axonius',
	product: 'Axonius',
	defaultPort: 4030,
	async start({ rate, newEvery, records, ...wishes }) {
		// A person who looks at n8n wants assets of today, not of the fixed day that tests rely on.
		const simulator = await startAxonius({
			...wishes,
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
