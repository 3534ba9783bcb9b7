import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { compress, encode, type Answer, type EncodedAnswer } from './answer.cts';
import type { Fault } from './fault.cts';
import { FaultPlan } from './fault-plan.cts';
import { applyFault } from './apply-fault.cts';
import { RateLimiter, type RateLimit } from './rate-limit.cts';
import { describe, readBody, type RecordedRequest, type VendorRequest } from './request.cts';
import type { Route } from './router.cts';
import { Timers } from './timers.cts';

/** What a vendor defines: its answers and its limits. */
export interface Vendor {
	/** All of them, with whole paths, in the order in which they are searched. Default: none. */
	routes?: readonly Route[];
	answer(request: VendorRequest): Answer | Promise<Answer>;
	limits: RateLimit[];
	/** The answer to a request over the limit. */
	refuse(request: VendorRequest): Answer;
}

/** Options of the server itself. */
export interface ServerOptions {
	/** Default 0: any free port. */
	port?: number;
	/** PEM texts. When given, the server uses https. */
	tls?: { key: string; cert: string };
	/** Wait before every answer, in milliseconds. Default 0. */
	latencyMs?: number;
	/** Compress large answers for clients that accept gzip. Default true. */
	gzip?: boolean;
	faults?: Fault[];
	/** Seed of random faults. Default 1. */
	seed?: number;
	/** The clock, in milliseconds since 1970. Default `Date.now`. */
	now?: () => number;
}

/** Longer than any test: a server that closes idle connections would add unwanted faults. */
const KEEP_ALIVE_MS = 300_000;

/** A running loopback server on 127.0.0.1 with its log. */
export class LoopbackServer {
	/** All requests since the start or the last `resetCounters`, in order of arrival. */
	readonly requests: RecordedRequest[] = [];
	/** TCP connections accepted. */
	connections = 0;
	/** The origin, such as `http://127.0.0.1:41234`. */
	url = '';
	readonly limiter: RateLimiter;
	private readonly server: Server;
	private readonly sockets = new Set<Socket>();
	private readonly timers = new Timers();
	private readonly scheme: string;
	private plan: FaultPlan;
	private stopping?: Promise<void>;

	constructor(
		private readonly vendor: Vendor,
		private readonly options: ServerOptions,
	) {
		this.limiter = new RateLimiter(vendor.limits);
		this.plan = new FaultPlan(options.faults ?? [], options.seed ?? 1);
		this.scheme = options.tls ? 'https' : 'http';
		const listener: RequestListener = (incoming, response) => void this.serve(incoming, response);
		this.server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
		this.server.keepAliveTimeout = KEEP_ALIVE_MS;
		this.server.on('connection', (socket: Socket) => this.track(socket));
	}

	/** The routes of the vendor. */
	get routes(): readonly Route[] {
		return this.vendor.routes ?? [];
	}

	/** Resolves when the server listens; rejects when the port is in use. */
	async start(): Promise<this> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(this.options.port ?? 0, '127.0.0.1', resolve);
		});
		this.url = `${this.scheme}://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
		return this;
	}

	/** Replaces all faults and sets their counts to zero. */
	setFaults(faults: Fault[]): void {
		this.plan = new FaultPlan(faults, this.options.seed ?? 1);
	}

	/** Clears the log and the connection count. Faults, limits and data stay. */
	resetCounters(): void {
		this.requests.length = 0;
		this.connections = 0;
	}

	/** Ends all connections and waits; resolves when the port is free. Can be called again. */
	stop(): Promise<void> {
		this.stopping ??= new Promise((resolve) => {
			this.timers.cancelAll();
			this.server.close(() => resolve());
			for (const socket of this.sockets) socket.destroy();
		});
		return this.stopping;
	}

	private track(socket: Socket): void {
		this.connections++;
		this.sockets.add(socket);
		socket.on('close', () => this.sockets.delete(socket));
		// A client can reset the connection at any time; without a listener this would end the process.
		socket.on('error', () => undefined);
	}

	private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const request = describe(incoming, this.scheme, (this.options.now ?? Date.now)());
		this.requests.push(request);
		try {
			request.body = await readBody(incoming);
			await this.respond(request, incoming, response);
		} catch (error) {
			// Either the client disconnected, which is no problem, or the simulator has a bug, which must be visible.
			if (response.destroyed || response.headersSent) return void response.destroy();
			await this.send(request, response, encode({ status: 500, body: `simulator error: ${String(error)}` }));
		}
	}

	private async respond(request: VendorRequest, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const send = async (answer: EncodedAnswer) => await this.send(request, response, answer);
		if (this.options.latencyMs) await this.timers.wait(this.options.latencyMs);
		if (!this.limiter.admits(request.method, request.at)) return await send(encode(this.vendor.refuse(request)));
		const genuine = async () => {
			const answer = encode(await this.vendor.answer(request));
			request.status = answer.status;
			return answer;
		};
		const fault = this.plan.next(request);
		if (!fault) return await send(await genuine());
		await applyFault(fault, { incoming, response, genuine, send, timers: this.timers });
	}

	private async send(request: RecordedRequest, response: ServerResponse, answer: EncodedAnswer): Promise<void> {
		request.status = answer.status;
		const accepted = this.options.gzip === false ? undefined : request.headers['accept-encoding'];
		const { status, headers, bytes } = await compress(answer, String(accepted ?? ''));
		if (response.destroyed) return;
		const length = status === 204 || status === 304 ? undefined : { 'content-length': bytes.length };
		response.writeHead(status, { ...headers, ...length });
		response.end(length ? bytes : undefined);
	}
}
