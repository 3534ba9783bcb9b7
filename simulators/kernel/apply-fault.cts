import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { encode, type EncodedAnswer } from './answer.cts';
import type { FaultAnswer, StatedAnswer } from './fault.cts';
import { INVALID_JSON, nestedJson, paddedJson } from './hostile-body.cts';
import { mergePatch } from './merge-patch.cts';
import type { Timers } from './timers.cts';

/** What a fault can use to change one exchange. */
export interface Exchange {
	incoming: IncomingMessage;
	response: ServerResponse;
	/** Carries the request out and returns its real answer. */
	genuine(): Promise<EncodedAnswer>;
	/** Sends an answer unchanged. */
	send(answer: EncodedAnswer): Promise<void>;
	timers: Timers;
}

/** Applies one fault to one exchange. Resolves when the server has nothing more to do. */
export async function applyFault(fault: FaultAnswer, exchange: Exchange): Promise<void> {
	const { response, timers, genuine, send } = exchange;
	if (fault.delayMs !== undefined) await timers.wait(fault.delayMs);
	if ('hang' in fault) return;
	if ('resetBeforeHeaders' in fault) return reset(exchange.incoming.socket);
	if ('status' in fault) return await send(stated(fault));
	if ('raw' in fault) return void exchange.incoming.socket.end(fault.raw, 'latin1');
	if ('invalidJson' in fault) return await send(json(INVALID_JSON));
	if ('deepNesting' in fault) return await send(json(nestedJson(fault.deepNesting)));
	if ('bigBody' in fault) return await sendBig(response, fault.bigBody);
	if ('gzipBomb' in fault) return await sendBomb(response, fault.gzipBomb);
	const answer = await genuine();
	if ('patch' in fault) return await send(patched(answer, fault.patch, fault.headers));
	if ('plant' in fault) return await send(planted(answer, fault.plant));
	if ('rewrite' in fault) return await send(rewritten(answer, fault.rewrite));
	if ('emptyBody' in fault) return await send({ ...answer, bytes: Buffer.alloc(0) });
	if ('truncatedGzip' in fault) return await send(cutGzip(answer));
	if ('shortBody' in fault) return sendShort(exchange, answer, answer.bytes.length - fault.shortBody);
	if ('resetInBody' in fault)
		return sendAndReset(exchange, answer, fault.resetInBody === true ? 0.5 : fault.resetInBody);
	if ('slowDrip' in fault) return await drip(exchange, answer, fault.slowDrip);
	await send(answer);
}

/** Ends a connection with a TCP reset. With TLS, or where the platform does not allow it, the connection just ends. */
function reset(socket: Socket): void {
	if ('encrypted' in socket) socket.destroy();
	else socket.resetAndDestroy();
}

function stated({ status, headers, body, bodyBase64 }: StatedAnswer): EncodedAnswer {
	if (bodyBase64 === undefined) return encode({ status, headers, body });
	return encode({ status, headers, body: Buffer.from(bodyBase64, 'base64') });
}

function json(text: string): EncodedAnswer {
	return encode({ status: 200, headers: { 'content-type': 'application/json' }, body: text });
}

function patched(answer: EncodedAnswer, patch: unknown, headers?: Record<string, string>): EncodedAnswer {
	const genuineBody: unknown = answer.bytes.length > 0 ? JSON.parse(answer.bytes.toString()) : undefined;
	return encode({
		status: answer.status,
		headers: { ...answer.headers, ...headers },
		body: mergePatch(genuineBody, patch),
	});
}

/** An answer that is not JSON stays as it is. */
function planted(answer: EncodedAnswer, fields: Record<string, unknown>): EncodedAnswer {
	let body: unknown;
	try {
		body = JSON.parse(answer.bytes.toString());
	} catch {
		return answer;
	}
	return encode({ status: answer.status, headers: answer.headers, body: withFields(body, fields) });
}

/** What holds records, or the fields of one, in the answers of some products. */
const HOLDERS = ['data', '_embedded', 'fields', 'attributes'];

function withFields(value: unknown, fields: Record<string, unknown>, isTop = true): unknown {
	if (Array.isArray(value)) return value.map((row) => (isObject(row) ? withFields(row, fields, false) : row));
	if (!isObject(value)) return value;
	const inside = Object.entries(value).map(([name, part]) => {
		const isHeld = Array.isArray(part) ? isTop : HOLDERS.includes(name);
		return [name, isHeld ? withFields(part, fields, isTop) : part] as const;
	});
	return { ...fields, ...Object.fromEntries(inside) };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rewritten(answer: EncodedAnswer, texts: Record<string, string>): EncodedAnswer {
	const body = Object.entries(texts).reduce(
		(text, [from, to]) => text.replaceAll(from, () => to),
		String(answer.bytes),
	);
	return { ...answer, bytes: Buffer.from(body) };
}

function cutGzip(answer: EncodedAnswer): EncodedAnswer {
	const packed = gzipSync(answer.bytes);
	const headers = { ...answer.headers, 'content-encoding': 'gzip' };
	return { ...answer, headers, bytes: packed.subarray(0, Math.floor(packed.length / 2)) };
}

function sendShort({ response, incoming }: Exchange, answer: EncodedAnswer, sentBytes: number): void {
	writeHead(response, answer);
	response.write(answer.bytes.subarray(0, Math.max(0, sentBytes)), () => incoming.socket.end());
}

function sendAndReset({ response, incoming }: Exchange, answer: EncodedAnswer, share: number): void {
	writeHead(response, answer);
	const sentBytes = Math.floor(answer.bytes.length * share);
	response.write(answer.bytes.subarray(0, sentBytes), () => reset(incoming.socket));
}

async function drip(
	exchange: Exchange,
	answer: EncodedAnswer,
	pace: { bytes: number; everyMs: number },
): Promise<void> {
	const { response, timers } = exchange;
	writeHead(response, answer);
	for (let sent = 0; sent < answer.bytes.length && !response.destroyed; sent += pace.bytes) {
		response.write(answer.bytes.subarray(sent, sent + pace.bytes));
		await timers.wait(pace.everyMs);
	}
	response.end();
}

function writeHead(response: ServerResponse, { status, headers, bytes }: EncodedAnswer): void {
	response.writeHead(status, { ...headers, 'content-length': bytes.length });
	response.flushHeaders();
}

async function sendBig(response: ServerResponse, size: number): Promise<void> {
	response.writeHead(200, { 'content-type': 'application/json', 'content-length': size });
	await untilClientLeaves(pipeline(paddedJson(size), response));
}

async function sendBomb(response: ServerResponse, size: number): Promise<void> {
	response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
	await untilClientLeaves(pipeline(paddedJson(size), createGzip(), response));
}

// A client that closes the connection during a gzip bomb is right: this is not an error of the simulator.
async function untilClientLeaves(sending: Promise<void>): Promise<void> {
	await sending.catch(() => undefined);
}
