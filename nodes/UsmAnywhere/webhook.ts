import type { IExecuteFunctions } from 'n8n-workflow';
import { ApiError } from '../../core/errors/api-error';
import { CancelledError } from '../../core/errors/cancelled-error';
import { ResponseError } from '../../core/errors/response-error';
import { SecOpsError } from '../../core/errors/secops-error';
import { gzipped } from '../../core/gzip';
import type { Session } from '../../core/http/session';
import { objectOf } from '../../core/json';
import type { Call } from '../../core/node/call';

/** Events in one request ("Push Events", LevelBlue documentation). */
export const MOST_EVENTS = 10_000;
/** How large a request may be is not published; this is what common servers accept. Before compression. */
const MOST_BYTES = 1_000_000;
/** Compressing less than this saves nothing worth mentioning. */
const COMPRESSED_FROM_BYTES = 10_000;
/** What single events, or their number, may have caused. The request is divided, to find which. */
const DIVISIBLE = new Set([400, 413, 422]);
/** Each division costs two requests: a wrong event among 10,000 is found after 14. */
const MOST_DIVISIONS = 64;
/** The address or the key is wrong, so another request would be refused, too. */
const FINAL = new Set([401, 403, 404, 405]);

/** As the status of an answer. */
const FAILED = /^(?:error|fail)/i;

/** One event, and the place of the input item that it belongs to. */
interface Entry {
	item: number;
	text: string;
}

/** Events that were accepted, by the execution that sent them. */
const acceptedBy = new WeakMap<IExecuteFunctions, number>();

/** What became of one input item. */
interface Outcome {
	accepted: number;
	error?: Error;
}

/**
 * Sends the events of input items in as few requests as possible. A request is not repeated after a failure that leaves open
 * whether its events were accepted: they would be there twice.
 * @param items the events of each item, as JSON texts
 * @returns for each item how many events were accepted, or its error
 */
export async function deliver(call: Call, items: string[][], compress: boolean): Promise<Array<number | Error>> {
	const outcomes = items.map((): Outcome => ({ accepted: 0 }));
	const parts = requestsFor(items.flatMap((texts, item) => texts.map((text) => ({ item, text }))));
	let divisions = 0;
	for (let part = parts.shift(); part; part = parts.shift()) {
		const error = await push(call.session, part, compress);
		if (!error) {
			part.forEach(({ item }) => (outcomes[item].accepted += 1));
			tell(call, part.length);
		} else if (isDivisible(error, part) && divisions++ < MOST_DIVISIONS) {
			const half = Math.ceil(part.length / 2);
			parts.unshift(part.slice(0, half), part.slice(half));
		} else {
			const goesOn = call.ctx.continueOnFail() && !(error instanceof ApiError && FINAL.has(error.status));
			const failed = goesOn ? part : [part, ...parts.splice(0)].flat();
			failed.forEach(({ item }) => (outcomes[item].error ??= error));
		}
	}
	const goesOn = call.ctx.continueOnFail();
	return outcomes.map(({ accepted, error }, item) => {
		if (!error) return accepted;
		// An error that ends the run says what was accepted for all items together.
		return accepted > 0 && goesOn ? partly(accepted, items[item].length, error) : error;
	});
}

/** The run may end at any item, and then shows nothing of the items before: people would send all of them again. */
function tell({ ctx, report }: Call, count: number): void {
	const accepted = (acceptedBy.get(ctx) ?? 0) + count;
	acceptedBy.set(ctx, accepted);
	const events = accepted === 1 ? '1 event was' : `${accepted.toLocaleString('en-US')} events were`;
	report.soFar = `${events} accepted before`;
}

/** Divides events by their number and size. One that is larger alone is sent alone. */
function requestsFor(entries: Entry[]): Entry[][] {
	const parts: Entry[][] = [];
	let bytes = 0;
	for (const entry of entries) {
		const size = Buffer.byteLength(entry.text) + 1;
		bytes += size;
		const last = parts.at(-1);
		if (last && last.length < MOST_EVENTS && bytes < MOST_BYTES) {
			last.push(entry);
			continue;
		}
		parts.push([entry]);
		bytes = size + 1;
	}
	return parts;
}

/** The error of a request that was not accepted. A 2xx is success, unless its answer speaks of an error. @throws CancelledError */
async function push(session: Session, part: Entry[], compress: boolean): Promise<Error | undefined> {
	const text = `[${part.map((one) => one.text).join(',')}]`;
	const isLarge = text.length >= COMPRESSED_FROM_BYTES;
	const content =
		compress && isLarge ? { body: await gzipped(text), headers: { 'Content-Encoding': 'gzip' } } : { body: text };
	try {
		const { body } = await session.send({
			method: 'POST',
			path: session.access.base.pathname,
			isFromOrigin: true,
			files: true,
			...content,
		});
		return errorIn(body);
	} catch (error) {
		if (error instanceof CancelledError) return await Promise.reject(error);
		return error as Error;
	}
}

function isDivisible(error: Error, part: Entry[]): boolean {
	return part.length > 1 && error instanceof ApiError && DIVISIBLE.has(error.status);
}

/**
 * What an answer with a good status says of an error. Answers of the webhook are not documented; those of the API have `error`, and
 * `result`.
 */
function errorIn(body: unknown): Error | undefined {
	const { status, result, success, error, errors, message } = objectOf(body) ?? {};
	const isError = [status, result].some((word) => typeof word === 'string' && FAILED.test(word)) || success === false;
	const given = [error, errors].find((one) => (Array.isArray(one) ? one.length > 0 : Boolean(one)));
	if (!isError && given === undefined) return undefined;
	const words = [message, given].find((one) => typeof one === 'string');
	return new ResponseError(
		`the service answered with an error${words ? `: ${words}` : ''}`,
		'Look whether the events are in USM Anywhere before you send them again: the answer does not say whether some of them were accepted.',
	);
}

/** The error of an input item of which some events were accepted. */
function partly(accepted: number, wanted: number, error: Error): Error {
	const { message, description, failure, notes = [] } = error as SecOpsError;
	const number = (count: number) => count.toLocaleString('en-US');
	const said = `${number(accepted)} of the ${number(wanted)} events were accepted, but then ${message}`;
	const own = new SecOpsError(said, { description, failure });
	own.notes.push(...notes);
	return own;
}
