import type { Operation } from '../../../../core/node/operation';
import { dialectOf } from '../../dialect';
import { enforcementSet, setIn, startRun } from '../../enforcement-sets';

const enforcementId = enforcementSet({ description: 'The enforcement set to run' });

/** On the assets of the query of the set. */
export const run: Operation = {
	name: 'Run',
	value: 'run',
	description: 'Run an enforcement set on its assets. Each call is one more run.',
	action: 'Run an enforcement set',
	effect: 'write',
	parameters: [enforcementId],
	async run(call) {
		const { session } = call;
		const id = await setIn(call, enforcementId);
		const since = await startRun(session, dialectOf(session).runEnforcement(id));
		return [{ json: { uuid: id, started: true, requested_at: since } }];
	},
};
