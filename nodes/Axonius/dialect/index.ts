import { InputError } from '../../../core/errors/input-error';
import type { Session } from '../../../core/http/session';
import type { Dialect, Exchange } from './dialect';
import { v1 } from './v1';
import { v2 } from './v2';

/** The dialect of the credential: its base address ends in `/api/v2`, or in `/api` for v1. */
export function dialectOf({ access }: Session): Dialect {
	return /\/v2\/?$/.test(access.base.pathname) ? v2 : v1;
}

/**
 * A call that not every version has.
 * @param what for the error, e.g. `Linking assets`
 * @throws InputError before anything is sent
 */
export function available<Call>(call: Call | undefined, what: string): Call {
	if (call) return call;
	throw new InputError(
		`${what} is not possible with API v1`,
		'Choose v2 as API Version in the credential, if your release of Axonius has it.',
	);
}

/** Sends a request and reads its answer. */
export async function exchange<Result>(session: Session, { request, read }: Exchange<Result>): Promise<Result> {
	return read((await session.send(request)).body);
}
