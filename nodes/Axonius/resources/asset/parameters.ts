import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { Call } from '../../../../core/node/call';

/** The assets to change. */
export const assetIds: INodeProperties = {
	displayName: 'Asset IDs',
	name: 'assetIds',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 0445bd9d1a2f4c5e8b7a6c3d2e1f0a9b',
	description: 'The internal_axon_id of each asset, separated by commas, or a list from an expression',
};

/** The IDs, each once. @throws InputError when there are fewer than `least` */
export function idsIn(call: Call, least = 1): string[] {
	const ids = [...new Set(call.texts(assetIds))];
	if (ids.length >= least) return ids;
	throw new InputError(
		`Asset IDs must have at least ${least} different IDs`,
		'Enter the internal_axon_id of each asset, or check the result of the expression.',
	);
}
