import { every, type Entry } from '../entry.cts';
import { startTwelvePort } from './index.cts';

/** 12Port on the command line. */
export const entry: Entry = {
	async start({ rate, newEvery, records, ...options }) {
		const simulator = await startTwelvePort({
			...options,
			accessRequests: records,
			assets: records,
			requestsPerSecond: rate,
			endTime: Date.now(),
		});
		const end = every(newEvery, () => simulator.addAccessRequest());
		const { url, token } = simulator;
		return {
			credential: [
				['URL', url],
				['API Token', token],
			],
			tryIt: `curl -s -H "Authorization: Bearer ${token}" '${url}/api/user/me'`,
			stop: async () => {
				end();
				await simulator.stop();
			},
		};
	},
};
