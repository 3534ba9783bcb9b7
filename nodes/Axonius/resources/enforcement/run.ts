import { ResponseError } from '../../../../core/errors/response-error';
import { TransportError } from '../../../../core/errors/transport-error';
import type { Operation } from '../../../../core/node/operation';
import { locator } from '../../../shared/locator';
import { dialectOf } from '../../dialect';

const enforcementId = locator({
	name: 'enforcementId',
	displayName: 'Enforcement Set',
	description: 'The enforcement set to run',
	search: 'searchEnforcements',
	placeholder: 'Choose an enforcement set',
	example: '971918fd-a569-548a-5a80-1ffcda2a8365',
});

/** The request is sent once and never again: each call is one more run, and a run may isolate hosts or open tickets. */
export const run: Operation = {
	name: 'Run',
	value: 'run',
	description: 'Run an enforcement set on its assets. Each call is one more run.',
	action: 'Run an enforcement set',
	effect: 'write',
	parameters: [enforcementId],
	async run(call) {
		const id = call.id(enforcementId);
		await call.session
			.send(dialectOf(call.session).runEnforcement(id))
			.catch(async (error: unknown) => await Promise.reject(withDoubt(error)));
		return [{ json: { uuid: id, started: true } }];
	},
};

/** Says so where the run may have started although no clear answer came. A refusal by status says it itself. */
function withDoubt(error: unknown): unknown {
	const isUnclear = error instanceof ResponseError || (error instanceof TransportError && !error.undelivered);
	if (isUnclear) {
		error.notes.push('the run may have started: look at the run history in Axonius before you run it again');
	}
	return error;
}
