import type { Resource } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { checkouts } from '../../lists';
import { listOptions } from '../../options';
import { create } from './create';
import { release } from './release';

/** Passwords of accounts that are in somebody's hands for some time. */
export const checkout: Resource = {
	name: 'Checkout',
	value: 'checkout',
	description: 'The password of an account, checked out for some time: read, create, release',
	operations: [create, getMany(checkouts, listOptions), release],
};
