import { ResponseError } from '../../core/errors/response-error';
import type { ApiRequest, Session } from '../../core/http/session';
import { objectOf } from '../../core/pages/shape';

/** Sends a request of API v1, which may also say with status 200 that it failed. @throws ResponseError in that case */
export async function sendV1(session: Session, request: ApiRequest): Promise<unknown> {
	const { body } = await session.send(request);
	const { success, message } = objectOf(body) ?? {};
	if (success !== false) return body;
	const words = typeof message === 'string' ? `: ${await session.redacted(message)}` : '';
	throw new ResponseError(`Armis answered that the request failed${words}`);
}

/** What API v1 wraps in `{ success, data }`. @throws ResponseError when there is none */
export function dataOf(body: unknown): Record<string, unknown> {
	const data = objectOf(objectOf(body)?.data);
	if (data) return data;
	throw new ResponseError('the answer has no data, as an answer of Armis API v1 would');
}
