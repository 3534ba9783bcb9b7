import type { Route } from '../kernel/router.cts';
import type { TwelvePortData } from './data.cts';
import { apiError } from './errors.cts';
import { answerRows } from './list-answer.cts';
import type { TwelvePortSettings } from './options.cts';

/**
 * The calls whose method and path the vendor documents: "API Tokens" and "More API examples" [DOC], and the
 * taxonomy export of the discovery agent's guide [DOC]. In the bodies, only the marked parts are known.
 */
export function documentedRoutes(data: TwelvePortData, settings: TwelvePortSettings): Route[] {
	const [root] = data.containers;
	// The caller; its fields are [INVENTED].
	const me = { id: 'f3f1e5a0-0000-5000-8000-000000000001', login: 'automation', name: 'Automation', locked: false };
	return [
		{ method: 'GET', pattern: '/api/user/me', answer: () => ({ status: 200, body: me }) },
		{
			method: 'GET',
			pattern: '/api/user/context',
			// `space.rid` is the id of the root container [DOC]; the rest is [INVENTED].
			answer: () => ({
				status: 200,
				body: { user: me, tenant: { name: settings.tenant }, space: { rid: root, name: settings.space } },
			}),
		},
		{
			method: 'GET',
			pattern: '/api/asset/listTypes/:',
			answer: (request, [parent]) =>
				data.containers.includes(parent)
					? answerRows(request, data.types, 'assetTypes', settings)
					: apiError(404, request.path, settings, `No container ${parent}`),
		},
		{
			method: 'PUT',
			effect: 'read',
			pattern: '/api/taxonomy/export',
			answer: () =>
				settings.taxonomyAs === 'json'
					? { status: 200, body: TAXONOMY }
					: { status: 200, headers: { 'content-type': 'text/csv' }, body: 'taxonomy,term\nEnvironment,production\n' },
		},
	];
}

/** A taxonomy and its terms [INVENTED]. */
const TAXONOMY = {
	taxonomies: [
		{ name: 'Environment', terms: ['production', 'staging'] },
		{ name: 'Compliance', terms: ['pci'] },
	],
};
