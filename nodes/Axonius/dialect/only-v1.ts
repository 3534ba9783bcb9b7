/**
 * Calls that only API v1 has, or of which only its request is public. They are sent to v1 whichever version the
 * credential says: the key is the same. Schemas and paths are those of the vendor's own client
 * (Axonius/axonius_api_client 5.0.21), if nothing else is said.
 */
import type { IDataObject } from 'n8n-workflow';
import { path } from '../../../core/http/path';
import type { ApiRequest } from '../../../core/http/session';
import { objectOf } from '../../../core/json';
import type { Row } from '../../../core/pages/page-style';
import { namedIn } from './answers';
import type { Assets, Exchange, Pages, RunFilter } from './dialect';
import { enveloped, listed, oneIn } from './envelope';

/** The media type of JSON:API, which the credential sets only where it says v1. Axonius REST API page. */
const JSON_API = 'application/vnd.api+json';
const NOT_FOUND = {
	advice:
		'Check IDs, asset type and API key. This call is part of API v1: a release of Axonius without v1 answers like this, too.',
};

/** The tags that exist for a type of assets, each as `{ name }`. */
export function tagNames(type: string): Exchange<Row[]> {
	return {
		request: inV1({ path: path`/${type}/labels` }),
		read: (body) =>
			namedIn(body, ['data']).map(({ name, attributes }) => ({ name: String(objectOf(attributes)?.value ?? name) })),
	};
}

/** Adds tags that Axonius removes again. @param day `YYYY-MM-DD` (api/assets/labels.py) */
export function tagUntil({ type, ids }: Assets, tags: string[], day: string): ApiRequest {
	return inV1(
		enveloped('PUT', path`/${type}/labels`, 'add_tags_schema', {
			// `include: false` would mean all assets except these.
			entities: { ids, include: true },
			labels: tags,
			expirable_tags: tags.map((name) => ({ name, expiration_date: day })),
		}),
	);
}

/** Adds a note to one asset: Axonius/postman-minis (devices), chronicle/content-hub (devices and users). */
export function addNote(type: string, id: string, note: string): ApiRequest {
	return inV1(enveloped('POST', path`/${type}/${id}/notes`, 'notes_schema', { note }));
}

/**
 * Runs an enforcement set on these assets. Each call is one more run.
 * @param name of the set: this call does not take its ID
 */
export function runOnAssets(name: string, { type, ids }: Assets): ApiRequest {
	const request = enveloped('PUT', path`/${type}/enforce`, 'enforce_entity_schema', {
		name,
		selection: { ids, include: true },
		filter: '',
		// The console sends it, so the vendor's client does.
		view: { fields: [], sort: { field: '', desc: true }, colFilters: [] },
	});
	return { ...inV1(request), repeatable: false, once: true };
}

/**
 * Runs of enforcement sets, which v1 calls tasks (api/json_api/tasks/get_tasks.py). By their set they cannot be asked for:
 * `enforcement_ids` takes the IDs of runs (task_filters.py).
 */
export function runs({ statuses, after, before }: RunFilter, size: number): Pages {
	const query = { statuses_filter: statuses, date_from: after, date_to: before };
	return listed(inV1({ path: '/enforcements/tasks', query }), size);
}

/** A saved query with all that replacing it needs. */
export function savedQueryToChange(id: string): Exchange<Row> {
	return { request: { ...inV1({ path: path`/queries/specific/${id}` }), exact: true }, read: oneIn };
}

/** Replaces a saved query as a whole. */
export function replaceSavedQuery(id: string, attributes: IDataObject): ApiRequest {
	return inV1(enveloped('PUT', path`/queries/${id}`, 'views_schema', attributes));
}

/** The request below the path of v1. */
function inV1(request: ApiRequest): ApiRequest {
	return {
		...request,
		path: `/api${request.path}`,
		isFromOrigin: true,
		...(request.body ? { headers: { 'Content-Type': JSON_API } } : {}),
		refusals: { 404: NOT_FOUND },
	};
}
