import { BodyCache } from '../../kernel/body-cache.cts';
import type { Handler } from '../../kernel/router.cts';
import type { Selected } from '../../kernel/record-set.cts';
import { isObject, plainBody, text, texts, whole, type Body } from '../body.cts';
import { rfc1123 } from '../dates.cts';
import { Refusal } from '../errors.cts';
import type { AxoniusSettings } from '../options.cts';
import type { PageTokens } from '../page-tokens.cts';
import type { Parts } from '../parts.cts';
import type { Asset } from '../records.cts';
import { rowsOf } from '../rows.cts';
import type { Criteria } from '../selection.cts';

/** A parsed list request. */
interface ListRequest {
	type: string;
	criteria: Criteria;
	fields?: string[];
	excluded?: string[];
	details: boolean;
	metadata: boolean;
	isCached: boolean;
	limit: number;
	offset: number;
	/** Whether the request has a token. */
	isContinued: boolean;
}

/** Rows of a page when no limit is given [INVENTED]. */
const DEFAULT_LIMIT = 50;

/** `POST /assets/{asset_type}`: one page of assets, with the token of the next one [CODE EL]. */
export function assetListHandler(parts: Parts): Handler {
	const fresh = new BodyCache();
	return (request, [type]) => {
		const { settings, data, finder, tokens } = parts;
		data.type(type);
		const list = readList(type, plainBody(request, settings.strictContentType), tokens, settings);
		const key = JSON.stringify(list);
		const make = () => pageOf(list, finder.find(type, list.criteria), parts);
		const body = list.isCached
			? parts.cached.get(key, parts.cacheVersion, make)
			: fresh.get(`${key}${clock(settings, list)}`, finder.versionOf(type), make);
		return { status: 200, headers: { 'content-type': 'application/json' }, body };
	};
}

// A filter with `NOW` gives another list at another time.
function clock({ now }: AxoniusSettings, { criteria }: ListRequest): number | undefined {
	const isTimeless = criteria.saved_query_id === undefined && criteria.saved_query_name === undefined;
	return isTimeless && !criteria.query?.includes('NOW') ? undefined : now();
}

/** Which assets the body of a v2 request means. */
export function criteriaOf(body: Body): Criteria {
	return {
		query: text(body.query, 'query'),
		saved_query_id: text(body.saved_query_id, 'saved_query_id'),
		saved_query_name: text(body.saved_query_name, 'saved_query_name'),
		history: text(body.history, 'history'),
	};
}

function readList(type: string, body: Body, tokens: PageTokens, settings: AxoniusSettings): ListRequest {
	const page = isObject(body.page) ? body.page : {};
	const limit = whole(page.limit, 'page.limit', 1) ?? DEFAULT_LIMIT;
	if (limit > settings.maxPageSize) {
		throw new Refusal(400, `page.limit must be between 1 and ${settings.maxPageSize}`);
	}
	const criteria = criteriaOf(body);
	const token = text(settings.tokenLocation === 'next_page' ? body.next_page : page.cursor, 'the page token');
	return {
		type,
		criteria,
		fields: texts(body.fields, 'fields'),
		excluded: texts(body.fields_to_exclude, 'fields_to_exclude'),
		details: body.include_details !== false,
		metadata: body.include_metadata !== false,
		isCached: body.use_cache_entry !== false,
		limit,
		offset: token ? tokens.read(token, [type, criteria]) : (whole(page.offset, 'page.offset') ?? 0),
		isContinued: Boolean(token),
	};
}

function pageOf(list: ListRequest, selected: Selected<Asset>, { settings, data, tokens }: Parts): unknown {
	const { type, criteria, limit, offset } = list;
	const count = Math.max(0, Math.min(limit, selected.length - offset));
	const isPastEnd = list.isContinued && count === 0;
	if (isPastEnd && settings.afterEnd === 'refused') throw new Refusal(400, 'There are no more pages');
	const row = rowsOf(data.type(type).kind, list);
	const assets = Array.from({ length: count }, (_, index) => row(selected.at(offset + index)));
	if (!list.metadata) return { assets };
	const hasMore = offset + count < selected.length;
	const hasToken = count > 0 ? hasMore || settings.lastPageHasToken : isPastEnd && settings.afterEnd !== 'empty';
	const token = hasToken ? tokens.issue(offset + count, [type, criteria]) : null;
	return { assets, meta: metaOf(list, selected.length, token, settings) };
}

// All keys are known from real answers [CODE EL].
function metaOf(list: ListRequest, total: number, token: string | null, settings: AxoniusSettings): unknown {
	const { limit, offset, isCached } = list;
	const number = Math.floor(offset / limit) + 1;
	const totalResources = Math.max(0, total + settings.totalDrift * (number - 1));
	return {
		page: { number, size: limit, totalPages: Math.ceil(totalResources / limit), totalResources },
		[settings.tokenName]: token,
		is_data_from_cache: isCached,
		cache_last_updated: isCached ? rfc1123(settings.now()) : null,
		expand_row: false,
		optimized_view: false,
		relation_fields_data: false,
	};
}
