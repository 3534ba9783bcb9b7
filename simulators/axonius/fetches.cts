import { mix } from '../kernel/random.cts';
import type { Adapters } from './adapters.cts';
import { assetIds } from './asset-source.cts';
import { text, whole, type Body } from './body.cts';
import { DAY_MS, rfc1123, timeOf } from './dates.cts';
import { Refusal } from './errors.cts';
import type { AxoniusSettings } from './options.cts';

/** One fetch of an adapter connection; the keys are those of v1 [CODE PYC], INF for v2. */
export interface Fetch {
	adapter: { icon: string; text: string };
	adapter_discovery_id: string;
	client: string;
	client_id: string;
	devices_count: number;
	users_count: number;
	/** RFC 1123. */
	start_time: string;
	end_time: string;
	duration: string;
	error: string | null;
	fetch_events_count: { Info: number; Warning: number; Error: number };
	instance: string;
	realtime: boolean;
	status: 'success' | 'error';
	/** The start in milliseconds since 1970; not part of any answer. */
	startMs: number;
}

/** Filters of fetches. Without a filter: all. */
export interface FetchCriteria {
	adapters?: string[];
	connectionIds?: string[];
	statuses?: string[];
	excludeRealtime?: boolean;
	fromMs?: number;
	toMs?: number;
	/** A key, with `-` before it for descending. */
	sort?: string;
}

const EVERY_MS = 1_800_000;

/** The recorded fetches, newest first [INVENTED order]. */
export function fetchesOf(adapters: Adapters, settings: AxoniusSettings): Fetch[] {
	const { seed, endTime, fetches } = settings;
	const { connections } = adapters;
	return Array.from({ length: fetches }, (_, number) => {
		const { adapter_name, id, connection_config: config, status } = connections[number % connections.length];
		const startMs = endTime - number * EVERY_MS;
		const seconds = 20 + (mix(seed, 70, number) % 600);
		const failed = status === 'error';
		return {
			adapter: { icon: adapter_name, text: adapter_name.replace('_adapter', '').replaceAll('_', ' ') },
			adapter_discovery_id: assetIds(seed, 71).of(number),
			client: String(config.connection_label),
			client_id: id,
			devices_count: failed ? 0 : mix(seed, 72, number) % 500,
			users_count: failed ? 0 : mix(seed, 73, number) % 90,
			start_time: rfc1123(startMs),
			end_time: rfc1123(startMs + seconds * 1000),
			duration: `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`,
			error: failed ? 'Connection refused' : null,
			fetch_events_count: { Info: 3, Warning: 0, Error: failed ? 1 : 0 },
			instance: 'Primary',
			realtime: number % 11 === 10,
			status: failed ? 'error' : 'success',
			startMs,
		};
	});
}

const UNIT_DAYS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };

/** A time range as in both API versions: absolute, or a number of days [CODE PYC, UOFI]. @throws Refusal (400) */
export function rangeOf(range: Body, now: number): Pick<FetchCriteria, 'fromMs' | 'toMs'> {
	if (range.type === 'relative') {
		const days = (whole(range.count, 'count', 1) ?? 1) * (UNIT_DAYS[text(range.unit, 'unit') ?? 'day'] ?? 1);
		return { fromMs: now - days * DAY_MS, toMs: now };
	}
	const [from, to] = ['date_from', 'date_to'].map((name) => text(range[name], name));
	if (!from && !to) return {};
	// `2026-01-15 12:00:00` [CODE UOFI] is UTC [INF].
	const [fromMs, toMs] = [from, to].map((given = '') =>
		timeOf(/:\d\d$/.test(given) ? `${given.replace(' ', 'T')}Z` : given),
	);
	if (Number.isNaN(fromMs) || Number.isNaN(toMs)) throw new Refusal(400, 'Give both date_from and date_to, or none');
	return { fromMs, toMs };
}

/** Filters and sorts fetches. */
export function select(all: Fetch[], criteria: FetchCriteria): Fetch[] {
	const { adapters = [], connectionIds = [], statuses = [], excludeRealtime, fromMs, toMs, sort } = criteria;
	const isIn = (list: string[], value: string) => list.length === 0 || list.includes(value);
	const found = all.filter(
		({ adapter, client_id, status, realtime, startMs }) =>
			isIn(adapters, adapter.icon) &&
			isIn(connectionIds, client_id) &&
			isIn(statuses, status) &&
			!(excludeRealtime && realtime) &&
			startMs >= (fromMs ?? -Infinity) &&
			startMs <= (toMs ?? Infinity),
	);
	const key = sort?.replace(/^[-+]/, '') as keyof Fetch | undefined;
	if (!key) return found;
	const valueOf = (fetch: Fetch) => (/_time$/.test(key) ? Date.parse(String(fetch[key])) : fetch[key]);
	const factor = sort?.startsWith('-') ? -1 : 1;
	return found.sort((a, b) => factor * compare(valueOf(a), valueOf(b)));
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** A fetch as it is in an answer. */
export function shown({ startMs: _startMs, ...fetch }: Fetch) {
	return fetch;
}
