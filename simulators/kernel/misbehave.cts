import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { encode, type EncodedAnswer } from './answer.cts';
import type { FaultAnswer, StatedAnswer } from './fault.cts';
import { INVALID_JSON, nestedJson, paddedJson } from './hostile-body.cts';
import { mergePatch } from './merge-patch.cts';
import type { Timers } from './timers.cts';

/** What a fault may use to spoil one exchange. */
export interface Exchange {
	incoming: IncomingMessage;
	response: ServerResponse;
	/** Carries the request out and gives what would have been answered. */
	genuine(): Promise<EncodedAnswer>;
	/** Sends an answer unharmed. */
	send(answer: EncodedAnswer): Promise<void>;
	timers: Timers;
}

/** Plays one fault on one exchange. Resolves when there is nothing left to do for the server. */
export async function misbehave(harm: FaultAnswer, exchange: Exchange): Promise<void> {
	const { response, timers, genuine, send } = exchange;
	if (harm.delayMs !== undefined) await timers.wait(harm.delayMs);
	if ('hang' in harm) return;
	if ('resetBeforeHeaders' in harm) return reset(exchange.incoming.socket);
	if ('status' in harm) return await send(stated(harm));
	if ('raw' in harm) return void exchange.incoming.socket.end(harm.raw, 'latin1');
	if ('invalidJson' in harm) return await send(json(INVALID_JSON));
	if ('deepNesting' in harm) return await send(json(nestedJson(harm.deepNesting)));
	if ('bigBody' in harm) return await sendBig(response, harm.bigBody);
	if ('gzipBomb' in harm) return await sendBomb(response, harm.gzipBomb);
	const answer = await genuine();
	if ('patch' in harm) return await send(patched(answer, harm.patch, harm.headers));
	if ('emptyBody' in harm) return await send({ ...answer, bytes: Buffer.alloc(0) });
	if ('truncatedGzip' in harm) return await send(cutGzip(answer));
	if ('shortBody' in harm) return sendShort(exchange, answer, answer.bytes.length - harm.shortBody);
	if ('resetInBody' in harm) return sendAndReset(exchange, answer, harm.resetInBody === true ? 0.5 : harm.resetInBody);
	if ('slowDrip' in harm) return await drip(exchange, answer, harm.slowDrip);
	await send(answer);
}

/** Ends a connection with a TCP reset where the platform allows it (not below TLS), else abruptly. */
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

// A client that hangs up on a bomb does the right thing: its early end is no error of the simulator.
async function untilClientLeaves(sending: Promise<void>): Promise<void> {
	await sending.catch(() => undefined);
}
