import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { ApiRequest } from '../../../core/http/session';
import { objectOf, recordOf } from '../../../core/json';
import type { Row } from '../../../core/pages/page-style';
import { listIn } from './answers';
import type { Pages } from './dialect';
import { byOffset } from './list-pages';

/** The JSON:API body; the credential sets its media type. */
export function enveloped(
	method: IHttpRequestMethods,
	where: string,
	type: string,
	attributes: IDataObject,
): ApiRequest {
	return { method, path: where, body: { data: { type, attributes }, meta: null } };
}

/** What is inside the envelope of one record, or the answer itself where there is no envelope. */
export function attributesIn(body: unknown): unknown {
	const { data } = objectOf(body) ?? {};
	const first: unknown = Array.isArray(data) ? data[0] : data;
	return objectOf(first)?.attributes ?? first ?? body;
}

/** One record, without its envelope. @throws ResponseError when there is none */
export function oneIn(body: unknown): Row {
	return recordOf(attributesIn(body), 'a record');
}

/** The records of a list, without their envelopes. The resource's own ID is kept where the record has none. */
export function rowsIn(body: unknown): Row[] {
	return listIn(body, ['data']).map(({ id, attributes, ...rest }) => {
		const inside = objectOf(attributes);
		return (inside ? { ...(id === undefined ? {} : { id }), ...inside } : { id, ...rest }) as Row;
	});
}

/** One of the lists that are read with GET. @param request of every page */
export function listed(request: ApiRequest, size: number): Pages {
	return byOffset({
		size,
		parameters: { offset: 'page[offset]', limit: 'page[limit]' },
		rows: rowsIn,
		request: (step) => ({ ...request, query: { ...request.query, ...step.query } }),
	});
}
