import type { IHttpRequestOptions } from 'n8n-workflow';

/**
 * What a request asks of its credential beyond being authorized. `test`: prove now that the credential works. `renewal`:
 * use another token than the one that was just refused.
 */
export type Purpose = 'test' | 'renewal';

/** A header, because that is all of a credential test that reaches `authenticate`. It is never sent. */
const HEADER = 'x-n8n-nodes-secops-purpose';

/** The header by which a request tells `authenticate` its purpose. */
export function headerFor(purpose: Purpose): Record<string, string> {
	return { [HEADER]: purpose };
}

/** The purpose of a request; `undefined` for an ordinary one. */
export function purposeOf({ headers }: Pick<IHttpRequestOptions, 'headers'>): Purpose | undefined {
	const value: unknown = headers?.[HEADER];
	return value === 'test' || value === 'renewal' ? value : undefined;
}

/** Whether a header is only meant for `authenticate`. */
export function isOwnHeader(name: string): boolean {
	return name.toLowerCase() === HEADER;
}
