import type { Answer } from '../../kernel/answer.cts';
import type { Route } from '../../kernel/router.cts';
import { attributesOf, isObject, text, type Body } from '../body.cts';
import { Refusal } from '../errors.cts';
import type { Parts } from '../parts.cts';
import type { SavedQuery } from '../queries.cts';
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
		{ method: 'DELETE', pattern: `${QUERIES}/query/:`, answer: (_, [id]) => remove(queries, id) },
	];
	return [...role.guard('viewQueries', reading), ...role.guard('editQueries', writing)];
}

function resource({ query, ...attributes }: SavedQuery): Resource {
	const view = { query: { filter: query, expressions: [] }, fields: ['adapters', 'specific_data.data.name', 'labels'] };
	const more = { always_cached: false, query_type: 'saved', view };
	return { id: attributes.uuid, type: 'views_details_schema', attributes: { ...attributes, ...more } };
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
