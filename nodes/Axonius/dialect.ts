import { InputError } from '../../core/errors/input-error';
import type { ApiRequest, Session } from '../../core/http/session';
import type { PageStyle, Row, Step } from '../../core/pages/page-style';
import type { TokenPages } from './tokenPages';
import { v1 } from './v1';
import { v2 } from './v2';

/** Which assets, and how much of each. */
export interface AssetQuery {
	type: string;
	/** AQL; not together with a saved query. */
	aql?: string;
	savedQueryId?: string;
	/** Dotted names from the field catalogue; none leaves the choice to Axonius. */
	fields: string[];
	/** Day of the snapshot, `YYYY-MM-DD`; otherwise as it is now. */
	snapshot?: string;
	/** Whether an answer may come from the cache of Axonius. */
	useCache: boolean;
	/** Whether each field comes a second time, adapter by adapter. */
	details: boolean;
}

/** A list of assets, ready to be walked. */
export interface AssetPages {
	style: TokenPages;
	/** Fetches one page. */
	ask(session: Session, step: Step): Promise<unknown>;
}

/** A smaller list, ready to be walked. */
export interface ListPages {
	style: PageStyle;
	request(step: Step): ApiRequest;
}

/** A request, and how its answer is read. `read` throws ResponseError. */
export interface Exchange<Result> {
	request: ApiRequest;
	read(body: unknown): Result;
}

/** A saved query to be created. */
export interface NewQuery {
	name: string;
	aql: string;
	type: string;
	description: string;
}

/** Which fetches of adapter connections; what is left out means any. */
export interface FetchFilter {
	adapters: string[];
	statuses: string[];
	/** ISO 8601. */
	from?: string;
	/** ISO 8601. */
	to?: string;
	withRealtime: boolean;
}

/** Tags to put on assets, or to take off. */
export interface Tagging {
	type: string;
	ids: string[];
	tags: string[];
	adds: boolean;
}

/**
 * What the operations want, put into the words of one version of the API. All that differs between the versions is
 * behind this; what a version does not have is missing from its dialect.
 */
export interface Dialect {
	assets(query: AssetQuery, size: number): AssetPages;
	asset(type: string, id: string, snapshot?: string): Exchange<Row>;
	/** Reads `undefined` while Axonius is still counting. */
	count(query: AssetQuery): Exchange<number | undefined>;
	fields(type: string): Exchange<Row[]>;
	assetTypes?(): Exchange<Row[]>;
	tag(tagging: Tagging): ApiRequest;
	setCustomField(type: string, ids: string[], field: string, value: unknown[]): ApiRequest;
	link?(type: string, ids: string[]): ApiRequest;
	unlink?(type: string, ids: string[]): ApiRequest;
	savedQueries(type: string | undefined, size: number): ListPages;
	savedQuery(id: string): Exchange<Row>;
	createSavedQuery(query: NewQuery): Exchange<Row>;
	deleteSavedQuery(id: string): ApiRequest;
	/** With `withSettings` the answer may hold the settings of connections. */
	adapters(withSettings: boolean): Exchange<Row[]>;
	fetches(filter: FetchFilter, size: number): ListPages;
	enforcements(size: number): ListPages;
	runEnforcement(id: string): ApiRequest;
	discovery(): Exchange<Row>;
	consoleUsers(size: number): ListPages;
}

/** The dialect of the credential: its base address ends in `/api/v2`, or in `/api` for v1. */
export function dialectOf({ access }: Session): Dialect {
	return /\/v2\/?$/.test(access.base.pathname) ? v2 : v1;
}

/** A call that not every version has. @throws InputError before anything is sent */
export function offered<Call>(call: Call | undefined, what: string): Call {
	if (call) return call;
	throw new InputError(
		`${what} is not possible with API v1`,
		'Choose v2 as API Version in the credential, if your release of Axonius has it.',
	);
}

/** Sends a request and reads its answer. */
export async function exchange<Result>(session: Session, { request, read }: Exchange<Result>): Promise<Result> {
	return read((await session.send(request)).body);
}
