import { anyOutputIn } from '../../../shared/output';
import { getOne } from '../../../shared/record-operations';
import { CONNECTIONS } from '../../collections';
import { connectionId } from '../../locators';
import { pathOf, recordWith } from '../../pages';
import { sendToOne } from './send-to-one';

/** Simplified, it is read without the large copies of user and host (`verbose`). */
export const get = getOne({
	what: CONNECTIONS.what,
	kind: CONNECTIONS.kind,
	selection: [connectionId],
	async read(call) {
		const query = { verbose: anyOutputIn(call) !== 'simplified' };
		const { body } = await sendToOne(call.session, { path: pathOf(CONNECTIONS, call.id(connectionId)), query });
		return recordWith(body, CONNECTIONS);
	},
});
