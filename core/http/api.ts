import type { KeyedAddress } from './keyed-address';
import type { RefuseChange } from './read-only';

/** Decrypted credential fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a vendor publishes about its limits; a missing one is unknown and learned from 429 answers. */
export interface RateLimits {
	readsPerSecond?: number;
	writesPerSecond?: number;
}

/** One credential, read and checked. */
export interface Access {
	/** The only origin that may ever receive the credential; paths are resolved below this address. */
	base: URL;
	/** A further address, of any origin, that gets a key of its own and never the secret or token for `base`. */
	keyed?: KeyedAddress;
	/** Address of the console, where the API is on another host. */
	consoleUrl?: URL;
	/** Fingerprint of type, base and identity: credentials with the same one share token and pace. */
	owner: string;
	/** Everything that must never appear in a message. */
	secrets: Array<string | undefined>;
	/** Only of a read-only credential. */
	refuseChange?: RefuseChange;
}

/** One API of a product, with its credential: facts stated once, in the vendor's own folder. */
export interface Api {
	/** As users know it, e.g. for messages. */
	product: string;
	/** n8n's name of the credential type. */
	credentialType: string;
	limits: RateLimits;
	/** Seconds that one request may take unless the user says otherwise. Default 60. */
	timeout?: number;
	/**
	 * What follows a 401. `renew`, the default: the request is sent with another token; see `RefusedTokens`. `final`: there
	 * is no token, and a repetition would only be the same request twice, for writes too.
	 */
	onUnauthorized?: 'renew' | 'final';
	/** Reads and checks a credential. Throws InputError. */
	access(fields: Fields): Access;
	/**
	 * Refuses calls that no workflow should make. Called with the address that is sent, each time, also after a redirect.
	 * @param parts of its path, as any server may read them: see `partsAsRead`
	 * @throws InputError
	 */
	refuse?(parts: readonly string[]): void;
	/** The vendor's own words in the body of a refusal, if there are any. */
	words(body: unknown): string | undefined;
	/** What a status means, where it is not the usual meaning. Completes "the service …". */
	meaning?: Partial<Record<number, string>>;
	/** Advice for a status, where the general one is not good enough. */
	advice?: Partial<Record<number, string>>;
}
