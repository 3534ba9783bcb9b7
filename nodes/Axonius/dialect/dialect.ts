import type { ApiRequest, Session } from '../../../core/http/session';
import type { PageStyle, Row, Step } from '../../../core/pages/page-style';
import type { Cut } from '../../../core/pages/by-seams';
import type { TokenPages } from './token-pages';

/** Which assets, and how much of each. */
export interface AssetQuery {
	type: string;
	/** AQL; not together with a saved query. */
	aql?: string;
	savedQueryId?: string;
	/** Dotted names from the field catalog. With none, Axonius chooses. */
	fields: string[];
	/** Day of the snapshot, `YYYY-MM-DD`. By default the current state. */
	snapshot?: string;
	/** Whether Axonius may answer from its cache. A cached answer may be hours old. */
	useCache?: boolean;
	/** Whether each field comes a second time, with its value from each adapter. */
	details?: boolean;
}

/** Assets to change. */
export interface Assets {
	type: string;
	ids: string[];
}

/** A saved query to create. */
export interface NewQuery {
	name: string;
	aql: string;
	type: string;
	description: string;
}

/** Which fetches of adapter connections. What is left out means all. */
export interface FetchFilter {
	adapters?: string[];
	statuses?: string[];
	/** ISO 8601. Both versions take it like this. */
	timeRange?: { type: 'absolute'; date_from: string; date_to: string };
	/** Whether fetches of adapters that send all the time are included. */
	withRealtime?: boolean;
}

/** Which runs of enforcement sets. What is left out means all. */
export interface RunFilter {
	statuses?: string[];
	/** When Axonius made the run, ISO 8601, both included. */
	after?: string;
	before?: string;
}

/** A list, ready to be walked. */
export interface Pages<Style extends PageStyle = PageStyle> {
	style: Style;
	/** The body of one page. */
	ask(session: Session, step: Step): Promise<unknown>;
}

/** A list that is asked for by position. */
export interface Positions {
	ask(session: Session, cut: Cut): Promise<unknown>;
	rows(body: unknown): Row[];
}

/** A request, and how its answer is read. `read` throws ResponseError. */
export interface Exchange<Result> {
	request: ApiRequest;
	read(body: unknown): Result;
}

/**
 * The calls that the operations need, as one version of the API has them. All differences between the versions are
 * behind this. A call that a version does not have is missing from its dialect.
 */
export interface Dialect {
	assets(query: AssetQuery, size: number): Pages<TokenPages>;
	assetsByPosition(query: AssetQuery): Positions;
	asset(type: string, id: string, snapshot?: string): Exchange<Row>;
	/** Reads `undefined` while Axonius is still counting. */
	count(query: AssetQuery): Exchange<number | undefined>;
	fields(type: string): Exchange<Row[]>;
	assetTypes?(): Exchange<Row[]>;
	/** Adds tags, or removes them. */
	tag(assets: Assets, tags: string[], adds: boolean): ApiRequest;
	/** @param field full name, `adapters_data.gui.custom_…` */
	setCustomField(assets: Assets, field: string, values: unknown[]): ApiRequest;
	/** Links assets, or separates them. */
	link?(assets: Assets, links: boolean): ApiRequest;
	savedQueries(type: string | undefined, size: number): Pages;
	savedQuery(id: string): Exchange<Row>;
	createSavedQuery(query: NewQuery): Exchange<Row>;
	deleteSavedQuery(id: string): ApiRequest;
	/** With `withSettings` the answer may hold the settings of connections. */
	adapters(withSettings: boolean): Exchange<Row[]>;
	fetches(filter: FetchFilter, size: number): Pages;
	enforcements(size: number): Pages;
	runEnforcement(id: string): ApiRequest;
	discovery(): Exchange<Row>;
	consoleUsers(size: number): Pages;
}
