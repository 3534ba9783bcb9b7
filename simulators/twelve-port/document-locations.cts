import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { agentDocument, platformDocument } from './documents.cts';
import { pathOf, type TwelvePortSettings } from './options.cts';

/** The two groups of the platform document. */
const GROUPS = ['assets', 'workflow'];

/** The document at a request's path, or `undefined` when there is none. */
export function documentFor(request: VendorRequest, settings: TwelvePortSettings): Answer | undefined {
	if (request.method !== 'GET') return undefined;
	const make = placesOf(request, settings)[request.path.replace(/\/$/, '')];
	return make && { status: 200, body: make() };
}

function placesOf(request: VendorRequest, settings: TwelvePortSettings): Record<string, (() => unknown) | undefined> {
	return { ...platformPlaces(request, settings), ...agentPlaces(request, settings) };
}

// Which of the usual paths it has is not public: [INVENTED].
function platformPlaces({ origin, query }: VendorRequest, settings: TwelvePortSettings) {
	const { documentPath, documentLevel, documentGroups } = settings;
	if (documentPath === false) return {};
	const [path, wanted] = documentPath.split('?');
	const location = pathOf(documentLevel, settings) + path;
	const isAsked = [...new URLSearchParams(wanted)].every(([name, value]) => query.get(name) === value);
	if (!isAsked) return {};
	if (!documentGroups) return { [location]: () => platformDocument(origin, settings) };
	const groups = GROUPS.map(
		(group) => [`${location}/${group}`, () => platformDocument(origin, settings, group)] as const,
	);
	const urls = GROUPS.map((name) => ({ name, url: `${location}/${name}` }));
	return { ...Object.fromEntries(groups), [`${location}/swagger-config`]: () => ({ configUrl: location, urls }) };
}

// `agent.json` describes the service and refers to the document [DOC]; the name of the reference is [INVENTED].
function agentPlaces({ origin }: VendorRequest, settings: TwelvePortSettings) {
	const { agentLevel, agentReference } = settings;
	if (agentLevel === false) return {};
	const document = `${pathOf(agentLevel, settings)}/.well-known/mcp-agent.json`;
	const reference = agentReference ?? `${origin}${document}`;
	return {
		[document]: () => agentDocument(origin, settings),
		[`${pathOf('space', settings)}/.well-known/agent.json`]: () => ({
			name: '12Port PAM',
			description: 'Simulated agent service',
			api: { type: 'openapi', url: reference },
		}),
	};
}
