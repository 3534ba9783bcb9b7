import type { IHttpRequestOptions } from 'n8n-workflow';

/** What the sender of a request and the credential tell each other about its token. */
export interface TokenNote {
	/** By the sender: tokens that the service has refused for this request. With the purpose `renewal` none of them is sent again. */
	refused?: ReadonlySet<string | undefined>;
	/** By the credential: the token that the request carries. Nothing for a credential without tokens. */
	carried?: string;
	/** By the credential: whether that token comes from a login that this request made. */
	loggedIn?: boolean;
}

/** n8n gives the options of a request to `authenticate` as they are. Nothing of this is sent, logged or stored. */
const notes = new WeakMap<object, TokenNote>();

/** Attaches a note to the options of a request, before they are given to n8n. */
export function attach(request: IHttpRequestOptions, note: TokenNote): void {
	notes.set(request, note);
}

/** The note of a request of our nodes; nothing for a request of another node. */
export function noteOf(request: IHttpRequestOptions): TokenNote | undefined {
	return notes.get(request);
}
