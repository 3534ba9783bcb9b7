import { ApiError } from '../errors/api-error';
import { ForeignLinkError } from '../errors/foreign-link-error';
import { ResponseError } from '../errors/response-error';
import { sameOrigin } from '../http/origin';
import type { Session } from '../http/session';
import { objectOf } from '../pages/shape';
import { readDocument, type OpenApiDocument } from './document';

/** Where a service may describe itself. */
export interface Places {
	/** Paths below the session's base, best first; those of one row are tried at once. */
	rows: string[][];
	/** What the user can do when there is nothing at any of them. */
	advice: string;
}

/** A document, and where it was. */
export interface FoundDocument {
	document: OpenApiDocument;
	/** Below the session's base, with its query. */
	path: string;
}

/** What is at one place: documents, or why there are none. */
interface Look {
	found: FoundDocument[];
	/** What is there instead; empty where there is nothing to complain about. */
	reason: string;
	foreign?: ForeignLinkError;
}

/** The largest documents known, as JSON. */
const MAX_BYTES = 20 * 1_048_576;
/** An index leads to documents; one that leads to another index is already odd. */
const MOST_STEPS = 2;
/** Documents that one index may lead to. */
const MOST_POINTERS = 20;
/** Names under which indexes and service descriptions refer to a document. */
const POINTER =
	/^(url|href|link|spec|specification|openapi|openapi_?url|openapi_?spec|swagger|document|definition|api_?docs?)$/i;

/**
 * Looks for OpenAPI documents: the first row with one counts. What is an index of documents, or describes the service
 * and refers to one, is followed, inside the session's origin only. A web page is a miss, not an error.
 * @throws ResponseError when there is none; ForeignLinkError when the only reference leads to another origin;
 *   whatever keeps the service from answering at all
 */
export async function findDocuments(session: Session, { rows, advice }: Places): Promise<FoundDocument[]> {
	const misses: Look[] = [];
	for (const row of rows) {
		const looks = await Promise.all(row.map(async (path) => await lookAt(session, path, 0)));
		const hit = looks.find(({ found }) => found.length > 0);
		if (hit) return hit.found;
		misses.push(...looks);
	}
	const foreign = misses.find((miss) => miss.foreign)?.foreign;
	if (foreign) throw foreign;
	throw new ResponseError(`no OpenAPI document was found: ${told(misses)}`, advice);
}

function told(misses: Look[]): string {
	const reasons = misses.map(({ reason }) => reason);
	const counted = [...new Set(reasons)].map(
		(reason) => `${reasons.filter((one) => one === reason).length} × ${reason}`,
	);
	return reasons.length === 1 ? reasons[0] : `${reasons.length} places were tried (${counted.join(', ')})`;
}

async function lookAt(session: Session, path: string, steps: number): Promise<Look> {
	const answer = await ask(session, path);
	if ('reason' in answer) return answer;
	const { body } = answer;
	if (body.openapi !== undefined || body.swagger !== undefined) return read(body, path);
	if (steps === MOST_STEPS) return { found: [], reason: 'JSON that is no OpenAPI document' };
	const from = new URL(path, session.access.base);
	const looks: Look[] = [];
	for (const href of pointersIn(body)) looks.push(await follow(session, href, from, steps));
	const foreign = looks.find((look) => look.foreign)?.foreign;
	return { found: looks.flatMap(({ found }) => found), reason: 'JSON that is no OpenAPI document', foreign };
}

async function ask(session: Session, path: string): Promise<{ body: Record<string, unknown> } | Look> {
	try {
		const { body, bytes } = await session.send({ path });
		const object = bytes > MAX_BYTES ? undefined : objectOf(body);
		if (object) return { body: object };
		return { found: [], reason: bytes > MAX_BYTES ? 'a document that is too large' : 'no JSON object' };
	} catch (error) {
		return await missed(error);
	}
}

/** A refusal or an answer of another kind is a miss; all else keeps the service from answering at all. */
async function missed(error: unknown): Promise<Look> {
	if (error instanceof ApiError) return { found: [], reason: `HTTP ${error.status}` };
	if (error instanceof ForeignLinkError) return { found: [], reason: 'a redirect', foreign: error };
	if (error instanceof ResponseError) return { found: [], reason: error.message.replace(/^the answer is /, '') };
	return await Promise.reject(error);
}

function read(body: Record<string, unknown>, path: string): Look {
	try {
		return { found: [{ document: readDocument(body), path }], reason: '' };
	} catch (error) {
		return { found: [], reason: (error as Error).message };
	}
}

async function follow(session: Session, href: string, from: URL, steps: number): Promise<Look> {
	let target: URL;
	try {
		target = sameOrigin(href, from);
	} catch (error) {
		return { found: [], reason: 'a reference', foreign: error as ForeignLinkError };
	}
	return await lookAt(session, `${target.pathname}${target.search}`, steps + 1);
}

/** Texts that may be the address of a document, in the order in which they stand; three levels deep. */
function pointersIn(value: unknown, levels = 3): string[] {
	if (levels === 0) return [];
	const entries = Array.isArray(value)
		? value.map((one): [string, unknown] => ['', one])
		: Object.entries(objectOf(value) ?? {});
	const texts = entries.flatMap(([name, one]) =>
		typeof one === 'string'
			? POINTER.test(name) && /^(https?:\/\/|\.{0,2}\/)/i.test(one)
				? [one]
				: []
			: pointersIn(one, levels - 1),
	);
	return [...new Set(texts)].slice(0, MOST_POINTERS);
}
