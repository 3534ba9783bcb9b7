import type { Session } from '../../../../core/http/session';
import { objectOf, rowsAt } from '../../../../core/json';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { rowsOf } from '../../pages';

/** The catalog of audit events. */
export const getCodes: Operation = {
	name: 'Get Codes',
	value: 'getCodes',
	description: 'Get the codes of all kinds of audit events, one item each',
	action: 'Get codes of audit events',
	effect: 'read',
	parameters: [],
	async run(call) {
		return (await readCodes(call.session)).map((json) => ({ json }));
	},
};

/**
 * The kinds of audit events, sorted by number. The ID is a text, as in the events themselves; here the service returns
 * numbers or texts, depending on the release.
 */
export async function readCodes(session: Session): Promise<Row[]> {
	const { body } = await session.send({ path: '/monitor-service/api/v1/auditevents/codes' });
	const codes = codesIn(body).map((code) => ({ ...code, event_id: String(code.event_id) }));
	return codes.sort((a, b) => Number(a.event_id) - Number(b.event_id));
}

/** The answer is a list, or an object with a record under each number. @throws ResponseError */
function codesIn(body: unknown): Row[] {
	if (Array.isArray(body) || objectOf(body)?.items !== undefined) return rowsOf(body);
	const entries = Object.entries(objectOf(body) ?? {});
	return rowsAt(
		entries.map(([event_id, value]) => (objectOf(value) ? { event_id, ...(value as Row) } : value)),
		'its top',
	);
}
