import type { Answer } from '../../kernel/answer.cts';
import type { Route } from '../../kernel/router.cts';
import { plainBody, text, type Body } from '../body.cts';
import { Refusal } from '../errors.cts';
import type { Parts } from '../parts.cts';
import type { SavedQueries, SavedQuery } from '../queries.cts';
import { matchingQueries } from '../query-search.cts';
import { pageOf, paging } from './page.cts';

const QUERIES = '/api/v2/queries';

/** Saved queries [CODE UOFI, XSOAR]. */
export function queryRoutes({ queries, settings, role }: Parts): Route[] {
	const create = (body: Body) => queries.add(readQuery(body, queries));
	const reading: Route[] = [
		{ method: 'GET', pattern: QUERIES, answer: ({ query }) => list(queries, query) },
		{ method: 'GET', pattern: `${QUERIES}/folders`, answer: () => ({ status: 200, body: FOLDERS }) },
		{ method: 'GET', pattern: `${QUERIES}/:`, answer: (_, [id]) => ({ status: 200, body: shown(queries.find(id)) }) },
	];
	const writing: Route[] = [
		{
			method: 'POST',
			effect: 'write',
			pattern: QUERIES,
			answer: (request) => ({ status: 200, body: shown(create(plainBody(request, settings.strictContentType))) }),
		},
		{ method: 'DELETE', pattern: `${QUERIES}/:`, answer: (_, [id]) => remove(queries, id) },
	];
	return [...role.guard('viewQueries', reading), ...role.guard('editQueries', writing)];
}

// [INVENTED]
const FOLDERS = { folders: [{ id: 'shared', name: 'Shared Queries', path: 'Shared Queries' }] };

function shown({ module, onlyV1: _, ...query }: SavedQuery) {
	return { ...query, asset_type: module };
}

function list(queries: SavedQueries, parameters: URLSearchParams): Answer {
	const assetType = parameters.get('asset_type');
	const folder = parameters.get('folder_id') ?? 'all';
	const found = matchingQueries(queries.all, parameters.get('query') ?? '').filter(
		({ module, folder_id: id }) => (!assetType || module === assetType) && (folder === 'all' || id === folder),
	);
	const { rows, meta } = pageOf(found, paging(parameters));
	const hasMeta = parameters.get('include_metadata') !== 'false';
	return { status: 200, body: { queries: rows.map(shown), ...(hasMeta ? { meta } : {}) } };
}

function readQuery(body: Body, queries: SavedQueries) {
	const [name, query, asset_type] = ['name', 'query', 'asset_type'].map((key) => text(body[key], key));
	if (!name || query === undefined || !asset_type) throw new Refusal(400, 'name, query and asset_type are required');
	queries.parse(query);
	return { name, query, asset_type, description: text(body.description, 'description') };
}

// The status is [INVENTED].
function remove(queries: SavedQueries, id: string): Answer {
	queries.remove(id);
	return { status: 204 };
}
