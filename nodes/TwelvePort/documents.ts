import { systemClock } from '../../core/clock';
import { isEmpty } from '../../core/errors/sentences';
import { sameOrigin } from '../../core/http/origin';
import { Session } from '../../core/http/session';
import type { ParameterReader } from '../../core/node/parameter-reader';
import { asText } from '../../core/node/parameter-values';
import { basePathOf } from '../../core/openapi/base-path';
import { catalogOf, usefulCatalogOf, type Source } from '../../core/openapi/catalog';
import type { DescribedApi } from '../../core/openapi/described-api';
import { twelvePortAccess, type TwelvePortAccess } from '../../credentials/access/twelve-port';
import { twelvePort, twelvePortServer } from './api';
import { document, documentPath, operationParameters } from './operation-parameters';

/** Where server frameworks put the document of an API. It is not public which of them 12Port uses. */
const PLATFORM = [
	'/v3/api-docs',
	'/api/v3/api-docs',
	'/v3/api-docs/swagger-config',
	'/api-docs',
	'/api-docs/swagger-config',
	'/openapi.json',
	'/api/openapi.json',
	'/swagger.json',
	'/v2/api-docs',
	'/q/openapi?format=json',
];
/** The two names of the document for agents ("MCP PAM guide" and "MCP & AI agents", 12Port documentation). */
const AGENT = ['/.well-known/mcp-agent.json', '/.well-known/agent.json'];
/** The one call that the vendor's own page on API tokens shows, and the shortest form of its path in a document. */
const KNOWN = { ending: '/user/me', path: '/api/user/me' };
/** A space may have spaces inside. */
const MOST_LEVELS = 6;
/** Per path, seconds; and for all of them, ms. */
const TIMEOUT_S = 30;
const SEARCH_MS = 90_000;
/** The same where an operation can be run without the document. */
const USEFUL_SEARCH_MS = 10_000;

const ADVICE = {
	agent:
		'An administrator of 12Port must enable MCP support. If the document is somewhere else, set Document to By Path and enter its path.',
	path: 'Enter the path of the JSON document as it is in the address, such as /ztna/acme/root/v3/api-docs.',
	platform:
		'In 12Port open My Profile > About > API Documentation. The network requests of that page show the path of the JSON document: enter it in OpenAPI Path of the credential. API Request, and Specify Parameters: Using JSON, work without the document.',
};

/** 12Port, as it describes itself. Its documents may be above the space, but never on another origin. */
export const documents: DescribedApi = {
	api: twelvePort,
	form: operationParameters,
	async catalog(ctx, reader, wish) {
		const source = sourceOf(reader, twelvePortAccess(await ctx.getCredentials(twelvePort.credentialType)));
		const deadline = systemClock.monotonic() + (wish === 'useful' ? USEFUL_SEARCH_MS : SEARCH_MS);
		const session = await Session.open(ctx, twelvePortServer, { timeout: TIMEOUT_S, deadline });
		return wish === 'useful'
			? await usefulCatalogOf(session, source)
			: await catalogOf(session, source, wish === 'fresh');
	},
};

/** @throws InputError */
function sourceOf(reader: ParameterReader, access: TwelvePortAccess): Source {
	const chosen = reader.choice(document);
	return {
		rows: rowsOf(chosen, reader, access),
		advice: ADVICE[chosen],
		pathMapping(found) {
			const { pathOf, isProven } = basePathOf(found, KNOWN, access.base);
			// All documented calls are below /api. A document that leaves it out may not have the known call.
			return (path) => (isProven || pathOf(path).startsWith('/api/') ? pathOf(path) : `/api${pathOf(path)}`);
		},
	};
}

function rowsOf(
	chosen: keyof typeof ADVICE,
	reader: ParameterReader,
	{ base, openApiPath }: TwelvePortAccess,
): string[][] {
	const atEachLevel = (paths: string[]) => paths.map((path) => levelsOf(base).map((level) => level + path));
	if (chosen === 'agent') return atEachLevel(AGENT);
	if (chosen === 'platform') return openApiPath === '' ? atEachLevel(PLATFORM) : [pathsFor(openApiPath, base)];
	const path = asText(reader.value(documentPath), documentPath.displayName);
	if (path === '') throw isEmpty(documentPath.displayName, ADVICE.path);
	return [pathsFor(path, base)];
}

/** What the user typed: a whole address of the server, a path from its root, or a path below the space or above it. */
function pathsFor(typed: string, base: URL): string[] {
	const path = typed.startsWith('/') ? typed : `/${typed}`;
	const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(typed) || typed.startsWith('//');
	const [, first] = base.pathname.split('/');
	const isWhole = first !== '' && path.startsWith(`/${first}/`);
	const asked = isWhole ? [path] : [...levelsOf(base).map((level) => level + path), path];
	return (isAddress ? [typed] : asked).map((one) => {
		const { pathname, search } = sameOrigin(one, base);
		return pathname + search;
	});
}

/** The space, the tenant and the application (`/ztna`), as far as the address has them: documents may be at each. */
function levelsOf(base: URL): string[] {
	const names = base.pathname.split('/').filter(Boolean);
	const levels = names.map((_, index) => `/${names.slice(0, names.length - index).join('/')}`).slice(0, MOST_LEVELS);
	return levels.length > 0 ? levels : [''];
}
