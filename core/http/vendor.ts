/** Decrypted credential fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a vendor publishes about its limits; a missing one is unknown and learnt from 429 answers. */
export interface RateLimits {
	readsPerSecond?: number;
	writesPerSecond?: number;
}

/** One credential, read and checked. */
export interface Access {
	/** The only origin that may ever receive the credential; paths are resolved below it. */
	base: URL;
	/** Fingerprint of type, base and identity: whoever has the same one shares token and pace. */
	owner: string;
	/** Everything that must never appear in a message. */
	secrets: Array<string | undefined>;
}

/** A vendor's facts, said once, in the vendor's own folder. */
export interface Vendor {
	/** As users know it, e.g. for messages. */
	name: string;
	/** n8n's name of the credential type. */
	credentialType: string;
	limits: RateLimits;
	/**
	 * Whether n8n may renew the token after a 401 and ask once more; so by default. Without tokens that would be the same
	 * request twice, for writes too.
	 */
	renewsToken?: boolean;
	/** Reads and checks a credential. Throws InputError. */
	access(fields: Fields): Access;
	/** The vendor's own words in the body of a refusal, if there are any. */
	words(body: unknown): string | undefined;
	/** Advice for a status, where the general one is not good enough. */
	advice?: Partial<Record<number, string>>;
}
