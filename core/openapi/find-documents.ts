import { ApiError } from '../errors/api-error';
import { ForeignLinkError } from '../errors/foreign-link-error';
import { ResponseError } from '../errors/response-error';
import { sameOrigin } from '../http/origin';
import type { Session } from '../http/session';
import { objectOf } from '../json';
import { readDocument, type OpenApiDocument } from './document';

/** Where the OpenAPI documents of a service may be. */
export interface DocumentLocations {
	/** Paths below the session's base, best first; those of one row are tried at the same time. */
	rows: string[][];
	/** What the user can do when none of them leads to a document. */
	advice: string;
}

/** A document, and where it was. */
export interface FoundDocument {
	document: OpenApiDocument;
	/** Below the session's base, with its query. */
	path: string;
}

/** The result for one path: documents, or why there are none. */
interface Probe {
	found: FoundDocument[];
	/** What was found instead; empty when documents were found. */
	reason: string;
	foreign?: ForeignLinkError;
}

/** The largest documents known, as JSON. */
const MAX_BYTES = 20 * 1_048_576;
/** An index leads to documents; one that leads to another index is already unusual. */
const MAX_STEPS = 2;
/** Documents that one index may lead to. */
const MAX_POINTERS = 20;
/** Names under which indexes and service descriptions refer to a document. */
const POINTER =
	/^(url|href|link|spec|specification|openapi|openapi_?url|openapi_?spec|swagger|document|definition|api_?docs?)$/i;

/**
 * Searches for OpenAPI documents: the first row with one counts. An index of documents, or a description of the service
 * that refers to one, is followed, inside the session's origin only. A web page is a miss, not an error.
 * @throws ResponseError when there is none; ForeignLinkError when the only reference leads to another origin;
 *   any error that prevents the service from answering
 */
export async function findDocuments(session: Session, { rows, advice }: DocumentLocations): Promise<FoundDocument[]> {
	const misses: Probe[] = [];
	for (const row of rows) {
		const probes = await Promise.all(row.map(async (path) => await probe(session, path, 0)));
		const hit = probes.find(({ found }) => found.length > 0);
		if (hit) return hit.found;
		misses.push(...probes);
	}
	const foreign = misses.find((miss) => miss.foreign)?.foreign;
	if (foreign) throw foreign;
	throw new ResponseError(`no OpenAPI document was found: ${summaryOf(misses)}`, advice);
}

function summaryOf(misses: Probe[]): string {
	const reasons = misses.map(({ reason }) => reason);
	const counted = [...new Set(reasons)].map(
		(reason) => `${reasons.filter((one) => one === reason).length} × ${reason}`,
	);
	return reasons.length === 1 ? reasons[0] : `${reasons.length} paths were tried (${counted.join(', ')})`;
}

async function probe(session: Session, path: string, steps: number): Promise<Probe> {
	const answer = await fetchObject(session, path);
	if ('reason' in answer) return answer;
	const { body } = answer;
	if (body.openapi !== undefined || body.swagger !== undefined) return read(body, path);
	if (steps === MAX_STEPS) return { found: [], reason: 'JSON that is not an OpenAPI document' };
	const from = new URL(path, session.access.base);
	const probes: Probe[] = [];
	for (const href of pointersIn(body)) probes.push(await follow(session, href, from, steps));
	const foreign = probes.find((probe) => probe.foreign)?.foreign;
	return { found: probes.flatMap(({ found }) => found), reason: 'JSON that is not an OpenAPI document', foreign };
}

async function fetchObject(session: Session, path: string): Promise<{ body: Record<string, unknown> } | Probe> {
	try {
		const { body, bytes } = await session.send({ path });
		const object = bytes > MAX_BYTES ? undefined : objectOf(body);
		if (object) return { body: object };
		return { found: [], reason: bytes > MAX_BYTES ? 'a document that is too large' : 'no JSON object' };
	} catch (error) {
		return await missed(error);
	}
}

/** A refusal or another kind of answer is a miss; with any other error the service does not answer at all. */
async function missed(error: unknown): Promise<Probe> {
	if (error instanceof ApiError) return { found: [], reason: `HTTP ${error.status}` };
	if (error instanceof ForeignLinkError) return { found: [], reason: 'a redirect', foreign: error };
	if (error instanceof ResponseError) return { found: [], reason: error.message.replace(/^the answer is /, '') };
	return await Promise.reject(error);
}

function read(body: Record<string, unknown>, path: string): Probe {
	try {
		return { found: [{ document: readDocument(body), path }], reason: '' };
	} catch (error) {
		return { found: [], reason: (error as Error).message };
	}
}

async function follow(session: Session, href: string, from: URL, steps: number): Promise<Probe> {
	let target: URL;
	try {
		target = sameOrigin(href, from);
	} catch (error) {
		return { found: [], reason: 'a reference', foreign: error as ForeignLinkError };
	}
	return await probe(session, `${target.pathname}${target.search}`, steps + 1);
}

/** Texts that may be the address of a document, in the order of the answer; three levels deep. */
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
	return [...new Set(texts)].slice(0, MAX_POINTERS);
}
