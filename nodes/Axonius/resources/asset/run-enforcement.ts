import { batched } from '../../../../core/node/batched';
import type { Operation } from '../../../../core/node/operation';
import { runOnAssets } from '../../dialect/only-v1';
import { enforcementSet, onlyNameOfSet, setIn, startRun } from '../../enforcement-sets';
import { assetType } from '../../selection';
import { assetIds, assetsIn } from './changes';

const enforcementId = enforcementSet({ description: 'The enforcement set to run on these assets' });

const start = batched({
	size: Infinity,
	isIndivisible: true,
	read: (call) => ({ ...assetsIn(call), set: call.id(enforcementId) }),
	groupOf: ({ type, set }) => JSON.stringify([type, set]),
	async send(call, wanted) {
		const [session, set] = [call.session, await setIn(call, enforcementId)];
		const [{ type }] = wanted;
		const name = await onlyNameOfSet(session, set);
		const ids = [...new Set(wanted.flatMap((one) => one.ids))];
		const since = await startRun(session, runOnAssets(name, { type, ids }));
		return wanted.map((one) => ({
			asset_type: type,
			enforcement_id: set,
			enforcement_name: name,
			submitted: one.ids.length,
			started: true,
			requested_at: since,
		}));
	},
});

/** One run for all input items that follow each other with the same set. A request that was refused is not sent again. */
export const runEnforcement: Operation = {
	name: 'Run Enforcement',
	value: 'runEnforcement',
	description:
		'Run an enforcement set on chosen assets. Input items that follow each other with the same set, given in the same way, share one run (uses API v1, with the same API key).',
	action: 'Run an enforcement set on assets',
	effect: 'write',
	parameters: [enforcementId, assetType, assetIds],
	run: async (call) => [{ json: await start(call) }],
};
