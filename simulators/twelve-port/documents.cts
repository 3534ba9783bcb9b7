import { agentPaths } from './agent-paths.cts';
import { parameter, text, type Part } from './document-parts.cts';
import { asOpenApi31, asSwagger2 } from './document-versions.cts';
import { pathOf, type TwelvePortSettings } from './options.cts';
import { SHAPES } from './page-shapes.cts';
import { platformPaths } from './platform-paths.cts';
import { components } from './schemas.cts';

/** The first words of the paths of a group. */
const GROUP_PATHS: Record<string, RegExp> = {
	assets: /^\/api\/(asset|container|taxonomy|report|user)\//,
	workflow: /^\/api\/(workflow|session|user)\//,
};

/** The platform document, all of it or one group, as configured. */
export function platformDocument(origin: string, settings: TwelvePortSettings, group?: string): Part {
	const belongs = ([path]: [string, Part]) => group === undefined || GROUP_PATHS[group].test(path);
	const paths = Object.fromEntries(Object.entries(platformPaths(pagingOf(settings))).filter(belongs));
	return assembled('12Port REST API', { paths, components: components() }, origin, settings);
}

/** The document for agents. */
export function agentDocument(origin: string, settings: TwelvePortSettings): Part {
	return assembled('12Port MCP', { paths: agentPaths(pagingOf(settings)), components: {} }, origin, settings);
}

function assembled(
	title: string,
	parts: { paths: Record<string, Part>; components: Part },
	origin: string,
	settings: TwelvePortSettings,
): Part {
	const { prefix, base } = spelling(settings);
	const spelt = Object.entries(parts.paths).map(([path, item]) => [prefix + path.replace(/^\/api/, ''), item]);
	const servers = serversOf(origin, base, settings);
	const document: Part = {
		openapi: '3.0.1',
		info: { title, version: 'v1' },
		...(servers ? { servers } : {}),
		security: [{ token: [] }],
		paths: Object.fromEntries(spelt),
		components: {
			...parts.components,
			securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
		},
	};
	if (settings.openApi === '3.0') return document;
	return settings.openApi === '3.1' ? asOpenApi31(document) : asSwagger2(document);
}

/** What replaces `/api` in the document's paths, and the path of its server that results. */
function spelling(settings: TwelvePortSettings): { prefix: string; base: string } {
	const space = pathOf('space', settings);
	switch (settings.documentPaths) {
		case 'api':
			return { prefix: '/api', base: space };
		case 'bare':
			return { prefix: '', base: `${space}/api` };
		case 'full':
			return { prefix: `${space}/api`, base: '' };
	}
}

function serversOf(origin: string, base: string, settings: TwelvePortSettings): Part[] | undefined {
	const generated = { description: 'Generated server url' };
	switch (settings.documentServers) {
		case 'own':
			return [{ url: origin + base, ...generated }];
		case 'relative':
			return [{ url: base || '/' }];
		case 'internal':
			return [{ url: `http://ztna-app.internal:8080${base}`, ...generated }];
		case 'variables':
			return [
				{
					url: `{scheme}://{host}${base.replace(`/${settings.tenant}/`, '/{tenant}/')}`,
					variables: {
						scheme: { default: new URL(origin).protocol.replace(':', '') },
						host: { default: new URL(origin).host },
						tenant: { default: settings.tenant },
					},
				},
			];
		case 'none':
			return undefined;
	}
}

/** The parameters of every list, with the names of its shape. */
function pagingOf({ shape, oneBased }: TwelvePortSettings): Part[] {
	const { position, size } = SHAPES[shape].parameters;
	const isCursor = position === 'cursor' || position === 'after';
	const whole = (least: number, preset: number) => ({ type: 'integer', minimum: least, default: preset });
	const first = position === 'page' && oneBased ? 1 : 0;
	return [
		parameter('query', position, isCursor ? text() : whole(first, first)),
		parameter('query', size, whole(1, 20)),
		parameter('query', 'sort', text(), { description: 'Field and direction, e.g. requestedAt,asc' }),
	];
}
