import type { Answer } from '../kernel/answer.cts';

/** An error of API v1: `message` and `success` [CODE]. The words are [INVENTED] unless the caller says otherwise. */
export function v1Error(status: number, message: string): Answer {
	return { status, body: { message, success: false } };
}

/** A success of API v1 [CODE]. */
export function v1Data(data: unknown): Answer {
	return { status: 200, body: { data, success: true } };
}

/** An error of API v3: `detail` as text [CODE]. */
export function v3Error(status: number, detail: string): Answer {
	return { status, body: { detail } };
}

/** One wrong input of API v3. */
export interface Complaint {
	loc: Array<string | number>;
	msg: string;
	type: string;
}

/** The other shape of `detail`: a list, as from FastAPI's validation [CODE]; status 422 is [INF]. */
function v3Invalid(...detail: Complaint[]): Answer {
	return { status: 422, body: { detail } };
}

/** The refusal of one wrong field of a body. */
export function invalidField(field: string, msg: string): Answer {
	return v3Invalid({ loc: ['body', field], msg, type: 'value_error' });
}
