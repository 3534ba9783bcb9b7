import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { HOSTS } from '../../collections';
import { hosts } from '../../lists';
import { hostId } from '../../locators';
import { hostIn } from '../../named';
import { fields, listOptions } from '../../options';
import { deleteById, getById } from '../by-id';
import { create } from './create';
import { lookUpHosts } from './look-up';
import { rotatePassword } from './rotate-password';
import { setDisabled } from './set-disabled';
import { update } from './update';

/** What users connect to. */
export const host: Resource = {
	name: 'Host',
	value: 'host',
	description: 'A server that users connect to: read, export, create, update, disable, delete',
	operations: [
		create,
		deleteById(HOSTS, hostId, 'Delete a host from PrivX permanently', hostIn),
		setDisabled,
		exportToFile(hosts, listOptions, fields),
		getById(HOSTS, hostId, hostIn),
		getMany(hosts, listOptions),
		lookUpHosts,
		rotatePassword,
		update,
	],
};
