import { ResponseError } from '../../../../core/errors/response-error';
import { shaped } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import { output, outputIn } from '../../../shared/output';
import { CHECKOUTS } from '../../collections';
import { accountPath } from '../../locators';
import { accountIn } from '../../named';
import { rowsOf } from '../../pages';
import { CHECKOUT } from './records';

const HIDDEN = 'The password of a checkout is hidden. Set Output to Raw to get it.';

/** The answer is a list (vendor's SDK for Go, authorizer). Not repeated: a second checkout could be made. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description:
		'Check out the password of an account, which others then cannot use until you release it or it expires. The password is returned only when Output is Raw, and then goes on to the next node.',
	action: 'Create a checkout',
	effect: 'write',
	parameters: [accountPath, output],
	async run(call) {
		const chosen = outputIn(call);
		const shape = shaped(CHECKOUT, chosen, call.session);
		const path = await accountIn(call);
		const { body } = await call.session.send({ method: 'POST', path: CHECKOUTS.path, body: { path } });
		const checkouts = rowsOf(body);
		if (checkouts.length === 0) throw new ResponseError('the answer has no checkout', 'Look for it with Get Many.');
		if (chosen !== 'raw') call.report.remark(HIDDEN);
		return checkouts.map((checkout) => ({ json: shape(checkout) }));
	},
};
