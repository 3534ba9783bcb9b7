import type { Operation } from '../../../../core/node/operation';
import { CHECKOUTS } from '../../collections';
import { checkoutId } from '../../locators';
import { pathOf } from '../../pages';

/** Ends a checkout before it expires. */
export const release: Operation = {
	name: 'Release',
	value: 'release',
	description: 'Give the password of an account back before the checkout expires',
	action: 'Release a checkout',
	effect: 'write',
	parameters: [checkoutId],
	async run(call) {
		const id = call.id(checkoutId);
		await call.session.send({ method: 'POST', path: `${pathOf(CHECKOUTS, id)}/release` });
		return [{ json: { id, released: true } }];
	},
};
