import type { Answer } from '../../kernel/answer.cts';
import type { Route } from '../../kernel/router.cts';
import { attributesOf, isObject, text, texts, type Body } from '../body.cts';
import { Refusal } from '../errors.cts';
import type { Parts } from '../parts.cts';
import type { Replacement, SavedQuery } from '../queries.cts';
import { matchingQueries } from '../query-search.cts';
import { enveloped, listed, value, type Resource } from './envelope.cts';

const QUERIES = '/api/queries';

/** Saved queries in v1 [CODE PYC, TA, AXPS]. */
export function queryRoutes({ queries, settings, role }: Parts): Route[] {
	const found = (query: URLSearchParams) => matchingQueries(queries.all, query.get('filter') ?? '');
	const reading: Route[] = [
		{ method: 'GET', pattern: `${QUERIES}/saved`, answer: ({ query }) => listed(found(query), query, resource) },
		{ method: 'GET', pattern: `${QUERIES}/saved/count`, answer: ({ query }) => value(found(query).length) },
		{ method: 'GET', pattern: `${QUERIES}/specific/:`, answer: (_, [id]) => enveloped(resource(queries.find(id))) },
		{
			method: 'GET',
			pattern: '/api/:/views/saved',
			answer: ({ query }, [type]) => {
				const ofType = found(query).filter(({ module }) => module === type);
				return listed(ofType, query, resource);
			},
		},
	];
	const writing: Route[] = [
		{
			method: 'POST',
			effect: 'write',
			pattern: `${QUERIES}/:`,
			answer: (request, [type]) => {
				const attributes = attributesOf(request, settings.strictContentType);
				return enveloped(resource(queries.add({ ...readQuery(attributes), asset_type: type })));
			},
		},
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${QUERIES}/:`,
			answer: (request, [id]) => {
				const attributes = attributesOf(request, settings.strictContentType);
				return enveloped(resource(queries.replace(id, readReplacement(attributes))));
			},
		},
		{ method: 'DELETE', pattern: `${QUERIES}/query/:`, answer: (_, [id]) => remove(queries, id) },
	];
	return [...role.guard('viewQueries', reading), ...role.guard('editQueries', writing)];
}

function resource({ query, onlyV1, ...attributes }: SavedQuery): Resource {
	const { view, ...more } = onlyV1;
	const inView = { ...(isObject(view.query) ? view.query : {}), filter: query };
	const all = { ...attributes, ...more, query_type: 'saved', view: { ...view, query: inView } };
	return { id: attributes.uuid, type: 'views_details_schema', attributes: all };
}

/** What a change leaves out gets its default [CODE PYC: SavedQueryCreateSchema]. @throws Refusal (422) */
function readReplacement(attributes: Body): Replacement {
	const { access, always_cached, asset_scope } = attributes;
	if (!isObject(attributes.view)) throw new Refusal(422, 'view: Missing data for required field.');
	return {
		...readQuery(attributes),
		private: attributes.private === true,
		tags: texts(attributes.tags, 'tags'),
		folder_id: text(attributes.folder_id, 'folder_id'),
		onlyV1: {
			always_cached: always_cached === true,
			asset_scope: asset_scope === true,
			access: isObject(access) ? (access as SavedQuery['onlyV1']['access']) : { mode: 'Public', config: {} },
			view: attributes.view,
		},
	};
}

function readQuery(attributes: Body) {
	const view = isObject(attributes.view) ? attributes.view : {};
	const filter = text(isObject(view.query) ? view.query.filter : undefined, 'view.query.filter');
	const name = text(attributes.name, 'name');
	if (!name) throw new Refusal(422, 'name: Missing data for required field.');
	return { name, query: filter ?? '', description: text(attributes.description, 'description') };
}

// The answer is [INVENTED].
function remove(queries: Parts['queries'], id: string): Answer {
	queries.remove(id);
	return value(1);
}
