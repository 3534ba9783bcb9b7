import type { Session } from '../../../../core/http/session';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { keyedRows } from '../../collection';

/**
 * The catalogue of audit events, by number. The ID is a text, as in the events themselves; the catalogue has
 * numbers or texts, depending on the release.
 */
export async function readCodes(session: Session): Promise<Row[]> {
	const { body } = await session.send({ path: '/monitor-service/api/v1/auditevents/codes' });
	const codes = keyedRows(body, 'event_id').map((code) => ({ ...code, event_id: String(code.event_id) }));
	return codes.sort((a, b) => Number(a.event_id) - Number(b.event_id));
}

export const getCodes: Operation = {
	doing: 'get the codes of audit events',
	async run(call) {
		return (await readCodes(call.session)).map((json) => ({ json }));
	},
};
