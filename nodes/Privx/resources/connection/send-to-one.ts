import { ApiError } from '../../../../core/errors/api-error';
import type { Answer } from '../../../../core/http/exchange';
import type { ApiRequest, Session } from '../../../../core/http/session';

/** Sends a request on one connection. An unknown one is answered with 400 or 404 (the vendor's reporting server treats both alike). */
export async function sendToOne(session: Session, request: ApiRequest): Promise<Answer> {
	try {
		return await session.send(request);
	} catch (error) {
		throw asUnknown(error);
	}
}

function asUnknown(error: unknown): unknown {
	if (!(error instanceof ApiError) || error.status !== 400) return error;
	const words = error.message.split(': ').slice(1).join(': ');
	return new ApiError({
		status: 404,
		words: words && `${words}, sent as HTTP 400`,
		advice:
			'Check the ID. PrivX also answers like this for a connection to a host in an access group that the API client does not cover.',
	});
}
