import type { INodeProperties } from 'n8n-workflow';
import { ResponseError } from '../../../../core/errors/response-error';
import { path } from '../../../../core/http/path';
import type { Session } from '../../../../core/http/session';
import { objectOf } from '../../../../core/json';
import { readAllPages } from '../../../../core/node/all-pages';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { output, outputIn } from '../../../shared/output';
import { ASSET_TYPE } from '../../records';
import { readContext } from '../user/get-context';

const parentId: INodeProperties = {
	displayName: 'Container ID',
	name: 'parentId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 5f1c8d2e-6b0a-4f0e-9d3c-2f8a7b6c5d4e',
	description: 'The container to get the asset types of. Leave empty for the root container of the space.',
};

/** A server has a few dozen types at most. It is not documented whether they come in pages, so the answer decides. */
export const getTypes: Operation = {
	name: 'Get Types',
	value: 'getTypes',
	description: 'Get the types of assets that a container may hold, one item each',
	action: 'Get asset types',
	effect: 'read',
	parameters: [parentId, output],
	async run(call) {
		const shape = shaped(ASSET_TYPE, outputIn(call), call.session);
		const parent = call.text(parentId) || (await rootContainer(call.session));
		const types = await readAllPages(call, { path: path`/api/asset/listTypes/${parent}` }, Infinity);
		return types.map(({ json }) => ({ json: shape(json) }));
	},
};

/** `space.rid` of the context ("More API examples", 12Port documentation). */
async function rootContainer(session: Session): Promise<string> {
	const { space } = await readContext(session);
	const rid = objectOf(space)?.rid;
	if (typeof rid === 'string' && rid !== '') return rid;
	throw new ResponseError(
		'the context of the user has no root container (space.rid)',
		`Enter the ID of a container in ${parentId.displayName}.`,
	);
}
