import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import { SecOpsError } from '../../../../core/errors/secops-error';
import type { ApiRequest } from '../../../../core/http/session';
import type { Call } from '../../../../core/node/call';
import { asNumber } from '../../../../core/node/parameter-values';

/** IDs in one request; no maximum is documented. */
const BATCH = 1_000;

/**
 * Which assets are changed. A list per input item, and not all items together: so each result stays paired with its
 * item, and "continue on fail" tells exactly which one failed. The hint tells how to hand over all IDs at once.
 */
export const assetIds: INodeProperties = {
	displayName: 'Asset IDs',
	name: 'assetIds',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 0445bd9d1a2f4c5e8b7a6c3d2e1f0a9b',
	hint: 'For all items at once: turn on Execute Once in the settings of the node, and enter {{ $input.all().map(item => item.json.internal_axon_id) }}',
	description:
		'The internal_axon_id of each asset, separated by commas, or an expression that gives a list. They are sent in batches.',
	displayOptions: {
		show: { resource: ['asset'], operation: ['addTags', 'removeTags', 'setCustomField', 'link', 'unlink'] },
	},
};

/** The IDs, each once. @throws InputError when there are fewer than `least` */
export function idsOf(call: Call, least = 1): string[] {
	const ids = [...new Set(call.texts('assetIds', 'Asset IDs'))];
	if (ids.length >= least) return ids;
	throw new InputError(
		least === 1 ? 'Asset IDs is empty' : `Asset IDs needs at least ${least} different IDs`,
		'Enter the internal_axon_id of each asset, or check what the expression gives.',
	);
}

/** Sends the IDs in batches, one after the other. @returns how many requests it took */
export async function inBatches(call: Call, ids: string[], request: (ids: string[]) => ApiRequest): Promise<number> {
	const { batchSize = BATCH } = call.collection('options', 'Options');
	const size = asNumber(batchSize, 'Batch Size', { least: 1, whole: true });
	const requests = Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
		request(ids.slice(index * size, (index + 1) * size)),
	);
	for (const [index, each] of requests.entries()) {
		await call.session.send(each).catch(async (error: unknown) => {
			const done = `after ${index * size} of ${ids.length} assets`;
			if (index > 0 && error instanceof SecOpsError) error.notes.push(done);
			return await Promise.reject(error);
		});
	}
	return requests.length;
}
