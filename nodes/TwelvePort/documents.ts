import { systemClock } from '../../core/clock';
import { InputError } from '../../core/errors/input-error';
import { sameOrigin } from '../../core/http/origin';
import { Session } from '../../core/http/session';
import type { Described } from '../../core/node/described';
import { asText } from '../../core/node/parameter-values';
import { calibrated } from '../../core/openapi/calibrated';
import { catalogueOf, type Source } from '../../core/openapi/catalogue';
import { twelvePortAccess, type TwelvePortAccess } from '../../credentials/access/twelve-port';
import { twelvePort, twelvePortServer } from './vendor';

/** Where server frameworks put the document of an API; which one 12Port uses is not public. */
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
/** The one call that the vendor's own page on API tokens shows, and how documents write it at the least. */
const KNOWN = { ending: '/user/me', path: '/api/user/me' };
/** Below the space there may be more spaces. */
const MOST_LEVELS = 6;
/** Per place, seconds; and for all of them, ms. */
const TIMEOUT_S = 30;
const SEARCH_MS = 90_000;

const ADVICE: Record<string, string> = {
	agent:
		'An administrator of 12Port has to enable MCP support. If the document is elsewhere, set Document to By Path and enter its path.',
	path: 'Enter the path of the JSON document as it stands in the address, such as /ztna/acme/root/v3/api-docs.',
	platform:
		'In 12Port open My Profile > About > API Documentation. The network requests of that page show the path of the JSON document: enter it in OpenAPI Path of the credential. API Request and Specify Parameters: Using JSON work without it.',
};

/** 12Port, as it describes itself. Its documents may lie above the space, but never on another origin. */
export const described: Described = {
	vendor: twelvePort,
	async catalogue(ctx, reader, isFresh) {
		const document = asText(reader.get('document', 'platform'), 'Document');
		const documentPath = asText(reader.get('documentPath', ''), 'Document Path');
		const source = sourceOf(document, documentPath, twelvePortAccess(await ctx.getCredentials('twelvePortApi')));
		const deadline = systemClock.monotonic() + SEARCH_MS;
		const session = await Session.open(ctx, twelvePortServer, { timeout: TIMEOUT_S, deadline });
		return await catalogueOf(session, source, isFresh);
	},
};

function sourceOf(document: string, documentPath: string, access: TwelvePortAccess): Source {
	return {
		rows: rowsOf(document, documentPath, access),
		advice: ADVICE[document],
		calibrate(found) {
			const { pathOf, isProven } = calibrated(found, KNOWN, access.base);
			// All documented calls are below /api; a document that leaves it out need not hold the known one.
			return (path) => (isProven || pathOf(path).startsWith('/api/') ? pathOf(path) : `/api${pathOf(path)}`);
		},
	};
}

function rowsOf(document: string, documentPath: string, access: TwelvePortAccess): string[][] {
	const levels = levelsOf(access.base);
	const everywhere = (paths: string[]) => paths.map((path) => levels.map((level) => level + path));
	if (document === 'agent') return everywhere(AGENT);
	if (document === 'platform' && access.openApiPath === '') return everywhere(PLATFORM);
	if (document === 'platform') return [placesOf(access.openApiPath, access.base)];
	if (document !== 'path') {
		throw new InputError('Document is not one of its choices', 'Use one of these: agent · path · platform.');
	}
	if (documentPath === '') throw new InputError('Document Path is empty', ADVICE.path);
	return [placesOf(documentPath, access.base)];
}

/** What the user typed: a whole address of the own server, a path from its root, or one below the space or what is above it. */
function placesOf(typed: string, base: URL): string[] {
	const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(typed) || typed.startsWith('//');
	if (isAddress) return [pathIn(sameOrigin(typed, base))];
	const path = typed.startsWith('/') ? typed : `/${typed}`;
	const [, first] = base.pathname.split('/');
	const isWhole = first !== '' && path.startsWith(`/${first}/`);
	return (isWhole ? [path] : [...levelsOf(base).map((level) => level + path), path]).map((one) =>
		pathIn(sameOrigin(one, base)),
	);
}

function pathIn({ pathname, search }: URL): string {
	return pathname + search;
}

/** The space, the tenant and the application (`/ztna`), as far as the address has them: documents may lie at any. */
function levelsOf(base: URL): string[] {
	const names = base.pathname.split('/').filter(Boolean);
	const levels = names.map((_, index) => `/${names.slice(0, names.length - index).join('/')}`).slice(0, MOST_LEVELS);
	return levels.length > 0 ? levels : [''];
}
