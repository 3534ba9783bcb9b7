import { BoundedMap } from '../bounded-map';
import type { Clock } from '../clock';
import type { Refusal } from '../errors/api-error';

/** One answer, and the token that the request carried; see `TokenNote`. */
export interface Sent<Answer> {
	answer: Answer;
	carried?: string;
	loggedIn?: boolean;
}

/** A request that is sent with the token of a credential. */
export interface WithToken<Answer extends { status: number }> {
	/** Of the credential; all requests with the same one share a token. */
	key: string;
	/**
	 * Sends the request with the token that is stored now, which n8n reads for every request.
	 * @param refused if given: with another token than these, from a login where none is stored
	 */
	send(refused?: ReadonlySet<string | undefined>): Promise<Sent<Answer>>;
	/** The token that is stored now. */
	look(): Promise<string>;
	/** @throws CancelledError */
	wait(ms: number): Promise<void>;
	clock: Clock;
	/** By `clock.monotonic()`: nothing is waited for beyond it. */
	until: number;
}

/** Credentials whose state is remembered. With more of them, the one unused for longest begins anew. */
const REMEMBERED = 1_000;
/**
 * Several processes may meet the same refusal. The one that got the token replaces it at once. The others have their turn
 * later, each at another time, and usually find a new token then. So does a process whose own new token is refused.
 */
const FIRST_TURN_MS = 100;
const LAST_TURN_MS = 1_000;
/** In a row, in one process: enough for a slow login that met others. A service that accepts no token is then left alone. */
const MOST_FRUITLESS = 3;
/** A token that is refused within this time was probably cancelled by a login of somebody else. */
const YOUNG_MS = 3_000;
/** How long a process that logs in may take to store its token: about the time of a slow login. */
const OTHERS_STORE_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 200;
/** After this a new token is sent once more: the service may not have known it everywhere. */
const KNOWN_WITHIN_MS = 1_000;
/** For this time requests with a token that nobody replaced fail at once: 200 items must not wait, and log in, 200 times. */
const HOPELESS_MS = 20_000;

/** What is wrong with a token that is refused although the login works. */
export const TOKEN_REFUSED: Pick<Refusal, 'meaning' | 'advice'> = {
	meaning: 'accepted the login, but refused its access token',
	advice:
		'The secret is correct. Probably another program logs in with the same key, which ends the session of n8n: create a separate key for n8n. If no other program uses it, ask an administrator of the product what the user of the key may do.',
};

interface State {
	/** The token of the last login of this process. */
	own?: { token?: string; at: number };
	/** Logins of this process in a row whose tokens were refused. */
	fruitless: number;
	/** The refused token that will be replaced, and when it is the turn of this process to log in for it. */
	turn?: { token: string; at: number };
	/** A new token that was refused, too, and that nobody replaced. */
	hopeless?: { token: string; until: number };
}

/**
 * What follows when a token is refused (HTTP 401). The same for all products: a token may have been revoked, or a login of
 * another process may have cancelled it. A request makes **at most one login of its own**. After that it only waits for a
 * token that somebody else stored, so that two processes never cancel each other's tokens in turns.
 * One for all requests of a process.
 */
export class RefusedTokens {
	private readonly states = new BoundedMap<State>(REMEMBERED);

	constructor(private readonly random: () => number = Math.random) {}

	/** Sends a request, if need be with another token. @returns the last answer; still a 401 if no token is accepted */
	async send<Answer extends { status: number }>(request: WithToken<Answer>): Promise<Sent<Answer>> {
		const first = await this.sent(request);
		if (first.answer.status !== 401) return first;
		// Without a token there is only the credential's own check, and no other process that could matter.
		if (first.carried === undefined) return await this.sent(request, new Set());
		const pursuit = new Pursuit(request, this.stateOf(request.key), this.random);
		return await pursuit.follow(first, async (refused) => await this.sent(request, refused));
	}

	private async sent<Answer extends { status: number }>(
		request: WithToken<Answer>,
		refused?: ReadonlySet<string | undefined>,
	) {
		const sent = await request.send(refused);
		const state = this.stateOf(request.key);
		if (sent.loggedIn) state.own = { token: sent.carried, at: request.clock.monotonic() };
		if (sent.answer.status !== 401) state.fruitless = 0;
		else if (sent.loggedIn) state.fruitless += 1;
		return sent;
	}

	private stateOf(key: string): State {
		const state = this.states.get(key) ?? { fruitless: 0 };
		this.states.set(key, state);
		return state;
	}
}

/** What is sent next: with the token that is stored, or with one from a login. */
type Next = 'stored' | 'login';

/** One request whose token was refused. */
class Pursuit<Answer extends { status: number }> {
	/** The tokens that were refused for this request. */
	private readonly refused = new Set<string | undefined>();
	private hasLoggedIn = false;
	private mayRepeat = true;
	/** When the latest of them was refused. */
	private refusedAt = 0;

	constructor(
		private readonly request: WithToken<Answer>,
		private readonly state: State,
		private readonly random: () => number,
	) {}

	async follow(first: Sent<Answer>, send: WithToken<Answer>['send']): Promise<Sent<Answer>> {
		for (let sent = first; ; ) {
			if (sent.answer.status !== 401) return sent;
			this.note(sent);
			const next = await this.next();
			if (next === undefined) return sent;
			sent = await send(next === 'login' ? this.refused : undefined);
			// A login that failed while the token seems valid gives the same token again.
			if (next === 'login' && this.refused.has(sent.carried)) this.hasLoggedIn = true;
		}
	}

	private note({ carried, loggedIn }: Sent<Answer>): void {
		if (loggedIn) this.hasLoggedIn = true;
		if (this.refused.has(carried)) return;
		this.refused.add(carried);
		this.refusedAt = this.request.clock.monotonic();
	}

	/** Waits until there is something to send. `undefined` if nothing will come. */
	private async next(): Promise<Next | undefined> {
		for (;;) {
			const stored = await this.request.look();
			if (stored !== '' && !this.refused.has(stored)) return 'stored';
			const now = this.request.clock.monotonic();
			const { hopeless } = this.state;
			if (hopeless?.token === stored && now < hopeless.until) return undefined;
			const at = this.nextTry(stored, now);
			const wait = Math.min(at - now, LOOK_EVERY_MS * (0.5 + this.random()));
			const isLate = now + wait > this.end;
			if (at <= now || (isLate && this.mayLogIn)) return this.tryOnce();
			if (isLate) {
				Object.assign(this.state, { fruitless: 0, hopeless: { token: stored, until: now + HOPELESS_MS } });
				return undefined;
			}
			await this.request.wait(wait);
		}
	}

	/** When to send again if nobody stores another token: first with a login, then once more with what it gave. */
	private nextTry(stored: string, now: number): number {
		if (this.mayLogIn) return this.turnFor(stored, now);
		return this.mayRepeat ? this.refusedAt + KNOWN_WITHIN_MS : Infinity;
	}

	/** When this process may log in to replace a token: the same for all its requests, and another time in each process. */
	private turnFor(token: string, now: number): number {
		const { own, turn } = this.state;
		if (turn?.token === token) return turn.at;
		const isFirst = own?.token === token && now - own.at > YOUNG_MS;
		const later = isFirst ? 0 : this.random() * LAST_TURN_MS * 2 ** this.state.fruitless;
		const at = now + FIRST_TURN_MS + later;
		this.state.turn = { token, at };
		return at;
	}

	private tryOnce(): Next {
		if (this.mayLogIn) return 'login';
		this.mayRepeat = false;
		return 'stored';
	}

	private get mayLogIn(): boolean {
		return !this.hasLoggedIn && this.state.fruitless < MOST_FRUITLESS;
	}

	private get end(): number {
		const { until } = this.request;
		return this.mayLogIn ? until : Math.min(until, this.refusedAt + OTHERS_STORE_WITHIN_MS);
	}
}
