import type { Session } from '../../../../core/http/session';
import { recordOf } from '../../../../core/json';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';

/** What the server knows about the user of the token, and in which tenant and space this user is. */
export async function readContext(session: Session): Promise<Row> {
	const { body } = await session.send({ path: '/api/user/context' });
	return recordOf(body, 'the context of the user');
}

/** In which tenant and space the user of the API token is. */
export const getContext: Operation = {
	name: 'Get Context',
	value: 'getContext',
	description: 'Get the tenant and the space of the user, with the ID of the root container',
	action: 'Get the context of the user',
	effect: 'read',
	parameters: [],
	run: async ({ session }) => [{ json: await readContext(session) }],
};
