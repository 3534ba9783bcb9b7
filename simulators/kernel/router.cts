import type { Answer } from './answer.cts';
import type { VendorRequest } from './request.cts';

/** Answers one route. `parts` are the decoded path segments named in the pattern. */
export type Handler = (request: VendorRequest, parts: string[]) => Answer | Promise<Answer>;

/** Whether a call may change something in the product. */
export type Effect = 'read' | 'write';

/**
 * One route. `:` matches exactly one path segment; a trailing slash in the request is ignored. GET reads, PATCH and DELETE
 * write; POST and PUT may do either, so their routes say it.
 */
export type Route = { pattern: string; answer: Handler } & (
	| { method: 'GET' | 'PATCH' | 'DELETE'; effect?: undefined }
	| { method: 'POST' | 'PUT'; effect: Effect }
);

/** Whether the calls of a route may change something. */
export function effectOf({ method, effect }: Pick<Route, 'method' | 'effect'>): Effect {
	return effect ?? (method === 'GET' ? 'read' : 'write');
}

/** Finds the route of a request: its answer, `'method'` when only the method is wrong, or `undefined` for an unknown path. */
export function findRoute(
	routes: Route[],
	request: VendorRequest,
): (() => Answer | Promise<Answer>) | 'method' | undefined {
	let isKnownPath = false;
	for (const route of routes) {
		const parts = match(route.pattern, request.path);
		if (!parts) continue;
		if (route.method === request.method) {
			return () => {
				request.reached.effect = effectOf(route);
				return route.answer(request, parts);
			};
		}
		isKnownPath = true;
	}
	return isKnownPath ? 'method' : undefined;
}

/** Answers a request by its route, or with what `refuse` gives for an unknown path (404) or a wrong method (405). */
export function answerRoute(
	routes: Route[],
	request: VendorRequest,
	refuse: (status: number, words: string) => Answer,
): Answer | Promise<Answer> {
	const route = findRoute(routes, request);
	if (route === undefined) return refuse(404, 'Not Found');
	return route === 'method' ? refuse(405, 'Method Not Allowed') : route();
}

function match(pattern: string, path: string): string[] | undefined {
	const wanted = pattern.split('/');
	const given = path.replace(/\/$/, '').split('/');
	if (wanted.length !== given.length) return undefined;
	const parts: string[] = [];
	for (const [position, name] of wanted.entries()) {
		if (name === ':' && given[position] !== '') parts.push(decode(given[position]));
		else if (name !== given[position]) return undefined;
	}
	return parts;
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		// A wrong escape cannot be decoded; then no record is found.
		return segment;
	}
}
