import { ApiError } from '../errors/api-error';
import { ForeignLinkError } from '../errors/foreign-link-error';
import { ResponseError } from '../errors/response-error';
import type { Answer } from '../http/exchange';
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

/** The documents to which one path leads, or what was found instead. An error is one for the user. */
type Probe = OpenApiDocument[] | string | ForeignLinkError;

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
export async function findDocuments(session: Session, { rows, advice }: DocumentLocations): Promise<OpenApiDocument[]> {
	const misses: Probe[] = [];
	for (const row of rows) {
		const probes = await Promise.all(row.map(async (path) => await probe(session, path, 0)));
		const hit = probes.find((each) => Array.isArray(each));
		if (hit) return hit;
		misses.push(...probes);
	}
	const foreign = misses.find((miss) => miss instanceof ForeignLinkError);
	if (foreign) throw foreign;
	throw new ResponseError(`no OpenAPI document was found: ${summaryOf(misses.map(String))}`, advice);
}

function summaryOf(reasons: string[]): string {
	const counted = [...new Set(reasons)].map(
		(reason) => `${reasons.filter((one) => one === reason).length} × ${reason}`,
	);
	return reasons.length === 1 ? reasons[0] : `${reasons.length} paths were tried (${counted.join(', ')})`;
}

async function probe(session: Session, path: string, steps: number): Promise<Probe> {
	let answer: Answer;
	try {
		answer = await session.send({ path });
	} catch (error) {
		return await missed(error);
	}
	if (answer.bytes > MAX_BYTES) return 'a document that is too large';
	const body = objectOf(answer.body);
	if (!body) return 'no JSON object';
	if (body.openapi !== undefined || body.swagger !== undefined) return read(body);
	const from = new URL(path, session.access.base);
	const probes: Probe[] = [];
	for (const href of steps < MAX_STEPS ? pointersIn(body) : []) probes.push(await follow(session, href, from, steps));
	const documents = probes.flatMap((each) => (Array.isArray(each) ? each : []));
	if (documents.length > 0) return documents;
	return probes.find((each) => each instanceof ForeignLinkError) ?? 'JSON that is not an OpenAPI document';
}

/** A refusal or another kind of answer is a miss; with any other error the service does not answer at all. */
async function missed(error: unknown): Promise<Probe> {
	if (error instanceof ApiError) return `HTTP ${error.status}`;
	if (error instanceof ForeignLinkError) return error;
	if (error instanceof ResponseError) return error.message.replace(/^the answer is /, '');
	return await Promise.reject(error);
}

function read(body: unknown): Probe {
	try {
		return [readDocument(body)];
	} catch (error) {
		return (error as Error).message;
	}
}

async function follow(session: Session, href: string, from: URL, steps: number): Promise<Probe> {
	let target: URL;
	try {
		target = sameOrigin(href, from);
	} catch (error) {
		return error as ForeignLinkError;
	}
	return await probe(session, `${target.pathname}${target.search}`, steps + 1);
}

/** Texts that may be the address of a document, in the order of the answer; three levels deep. */
function pointersIn(value: unknown, levels = 3): string[] {
	if (levels === 0) return [];
	const texts = Object.entries(value ?? {}).flatMap(([name, one]: [string, unknown]) => {
		if (typeof one !== 'string') return pointersIn(one, levels - 1);
		return POINTER.test(name) && /^(https?:\/\/|\.{0,2}\/)/i.test(one) ? [one] : [];
	});
	return [...new Set(texts)].slice(0, MAX_POINTERS);
}
