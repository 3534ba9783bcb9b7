import { ResponseError } from '../../../../core/errors/response-error';
import { path } from '../../../../core/http/path';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { automatic } from '../../../../core/pages/automatic';
import type { Row } from '../../../../core/pages/page-style';
import { objectOf } from '../../../../core/pages/shape';
import { walk } from '../../../../core/pages/walk';
import { simpleRecord } from '../../records';
import { readContext } from '../user';

/** All of them: there are a few dozen at most. Whether they come in pages is not documented, so it is found out. */
export const getTypes: Operation = {
	doing: 'get the asset types',
	async run(call) {
		const parent = call.text('parentId', 'Container ID') || (await rootContainer(call));
		const simplify = call.flag('simplify', 'Simplify', true);
		const request = { path: path`/api/asset/listTypes/${parent}` };
		const style = automatic(request, call.session.access.base);
		const types: Row[] = [];
		for await (const rows of walk(async (step) => await call.session.send({ ...request, ...step }), style, {
			window: 1,
		})) {
			types.push(...rows);
		}
		return types.map((type) => ({ json: simplify ? simpleRecord(type) : type }));
	},
};

/** `space.rid` of the context ("More API examples", 12Port documentation). */
async function rootContainer({ session }: Call): Promise<string> {
	const { space } = await readContext(session);
	const rid = objectOf(space)?.rid;
	if (typeof rid === 'string' && rid !== '') return rid;
	throw new ResponseError(
		'the context of the user names no root container (space.rid)',
		'Enter the ID of a container in Container ID.',
	);
}
