import type { RateLimits } from '../http/api';

/** Used without a published limit: polite, and already nearly four times as fast as one by one. */
const DEFAULT_WINDOW = 4;
/** More only fills queues, and n8n opens a connection for each request. */
const LARGEST_WINDOW = 10;
/** Requests in flight = rate × latency (Little's law), for a service that answers in a tenth of a second. */
const TYPICAL_LATENCY_S = 0.1;

/** How many requests of one walk may be in flight, from what the vendor publishes. */
export function windowFor({ readsPerSecond }: RateLimits): number {
	if (readsPerSecond === undefined) return DEFAULT_WINDOW;
	const window = Math.round(readsPerSecond * TYPICAL_LATENCY_S);
	return Math.min(Math.max(window, 1), LARGEST_WINDOW);
}
