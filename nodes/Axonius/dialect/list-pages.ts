import type { ApiRequest } from '../../../core/http/session';
import { offset } from '../../../core/pages/offset';
import type { Row, Step } from '../../../core/pages/page-style';
import { totalIn } from './answers';
import type { FetchFilter, ListPages } from './dialect';

/** One of the smaller lists, which are read by offset. */
export interface OffsetList {
	size: number;
	/** Where the API takes offset and limit. Default `query`. */
	location?: 'query' | 'body';
	/** The API's names. Default `offset` and `limit`. */
	parameters?: { offset: string; limit: string };
	rows(body: unknown): Row[];
	request(step: Step): ApiRequest;
}

const NAMES = { offset: 'offset', limit: 'limit' };

/** A list that is read by offset. */
export function byOffset({ size, location, parameters = NAMES, rows, request }: OffsetList): ListPages {
	return { style: offset({ parameters, size, location, rows, total: totalIn }), request };
}

/** The time range of a search for fetches. */
export function timeRange({ between }: FetchFilter) {
	return between && { type: 'absolute', date_from: between[0], date_to: between[1] };
}
