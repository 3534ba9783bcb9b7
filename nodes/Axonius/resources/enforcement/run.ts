import { ResponseError } from '../../../../core/errors/response-error';
import { TransportError } from '../../../../core/errors/transport-error';
import type { Operation } from '../../../../core/node/execute';
import { dialectFor } from '../../selection';

/**
 * Runs an enforcement set. Sent once and never again, whatever happens: each call is one more run, and a run may
 * isolate hosts or open tickets.
 */
export const run: Operation = {
	doing: 'run an enforcement set',
	async run(call) {
		const id = call.id('enforcementId', 'Enforcement Set');
		await call.session
			.send(dialectFor(call).runEnforcement(id))
			.catch(async (error: unknown) => await Promise.reject(withDoubt(error)));
		return [{ json: { uuid: id, started: true } }];
	},
};

/** Says so where the run may have started although no clear answer came. A refusal by status says it itself. */
function withDoubt(error: unknown): unknown {
	const isUnclear = error instanceof ResponseError || (error instanceof TransportError && !error.undelivered);
	if (isUnclear) {
		error.notes.push(
			'the run may have started all the same: look at the run history in Axonius before you run it again',
		);
	}
	return error;
}
