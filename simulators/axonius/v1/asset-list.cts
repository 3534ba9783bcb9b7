import { BodyCache } from '../../kernel/body-cache.cts';
import type { Handler } from '../../kernel/router.cts';
import { attributesOf, isObject, text, texts, whole, type Body } from '../body.cts';
import { Refusal, V1_HEADERS } from '../errors.cts';
import type { AxoniusSettings } from '../options.cts';
import type { Parts } from '../parts.cts';
import { rowsOf } from '../rows.cts';
import type { Criteria } from '../selection.cts';
import { pageMeta } from './envelope.cts';

/** A parsed list request. */
interface ListRequest {
	type: string;
	criteria: Criteria;
	fields?: string[];
	details: boolean;
	metadata: boolean;
	useCursor: boolean;
	cursor?: string;
	limit: number;
	offset: number;
	/** With an empty `sort`, a list is empty [CODE PYC]. */
	isEmpty: boolean;
}

/** Rows of a page when no limit is given [INVENTED]. */
const DEFAULT_LIMIT = 50;

/** `POST /{asset_type}`: one page of assets, by offset or cursor [CODE PYC, TA]. */
export function assetListHandler(parts: Parts): Handler {
	const cache = new BodyCache();
	return (request, [type]) => {
		const { settings, data, finder } = parts;
		data.type(type);
		const list = readList(type, attributesOf(request, settings.strictContentType), parts);
		const make = () => pageOf(list, parts);
		// A cursor that moves by itself returns another page each time.
		const isFixed = !(list.useCursor && settings.cursorAs === 'state') && !/NOW/.test(list.criteria.query ?? '');
		const body = isFixed ? cache.get(JSON.stringify(list), finder.versionOf(type), make) : make();
		return { status: 200, headers: V1_HEADERS, body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)) };
	};
}

/** Which assets the attributes of a v1 request mean. */
export function criteriaOf(attributes: Body): Criteria {
	return {
		query: text(attributes.filter, 'filter'),
		saved_query_id: text(attributes.saved_query_id, 'saved_query_id'),
		history: text(attributes.history, 'history')?.slice(0, 10),
	};
}

function readList(type: string, attributes: Body, { settings, tokens }: Parts): ListRequest {
	refuseNulls(attributes);
	const page = isObject(attributes.page) ? attributes.page : {};
	const limit = whole(page.limit, 'page.limit', 1) ?? DEFAULT_LIMIT;
	if (limit > settings.maxPageSize) throw new Refusal(400, `page.limit must be at most ${settings.maxPageSize}`);
	const sort = text(attributes.sort, 'sort');
	const criteria = { ...criteriaOf(attributes), ...(sort ? { sort } : {}) };
	const useCursor = attributes.use_cursor === true;
	const cursor = useCursor ? text(attributes.cursor_id, 'cursor_id') : undefined;
	const positionOf = (given: string) =>
		settings.cursorAs === 'state' ? tokens.standing(given) : tokens.read(given, [type, criteria]);
	return {
		type,
		criteria,
		fields: fieldsOf(attributes.fields, type),
		details: attributes.include_details === true,
		metadata: attributes.get_metadata !== false,
		useCursor,
		cursor,
		limit,
		offset: cursor ? positionOf(cursor) : (whole(page.offset, 'page.offset') ?? 0),
		isEmpty: sort === '',
	};
}

// Known traps [CODE PYC].
function refuseNulls(attributes: Body): void {
	if (attributes.sort === null) throw new Refusal(400, 'sort: expected string, got null');
	for (const name of ['search', 'file_name']) {
		if (attributes[name] === null) throw new Refusal(422, `${name}: Field may not be null.`);
	}
}

// By asset type; one integration sends `devices` for every type [CODE TA].
function fieldsOf(fields: unknown, type: string): string[] | undefined {
	if (!isObject(fields)) return undefined;
	return texts(fields[type] ?? fields.devices, 'fields');
}

function pageOf(list: ListRequest, parts: Parts): unknown {
	const { data, finder } = parts;
	const { type, criteria, limit, offset, isEmpty, metadata } = list;
	const selected = finder.find(type, criteria);
	const total = isEmpty ? 0 : selected.length;
	const count = Math.max(0, Math.min(limit, total - offset));
	const row = rowsOf(data.type(type).kind, list);
	const rows = Array.from({ length: count }, (_, index) => {
		const asset = selected.at(offset + index);
		return { id: asset.internal_axon_id, type: 'entity_schema', attributes: row(asset) };
	});
	const page = pageMeta(driftedTotal(total, list, parts.settings), offset, limit);
	const cursor = list.useCursor ? { cursor: nextCursor(list, count, parts) } : {};
	return { data: rows, meta: { ...(metadata ? { page } : {}), ...cursor } };
}

function driftedTotal(total: number, { offset, limit }: ListRequest, { totalDrift }: AxoniusSettings): number {
	return Math.max(0, total + totalDrift * Math.floor(offset / limit));
}

function nextCursor({ type, criteria, cursor, offset }: ListRequest, count: number, { settings, tokens }: Parts) {
	const list = [type, criteria];
	if (settings.cursorAs === 'state') return tokens.move(cursor, list, count);
	return tokens.issue(offset + count, list);
}
