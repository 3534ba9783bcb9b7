import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { connections } from '../../lists';
import { fields, listOptions } from '../../options';
import { get } from './get';
import { terminate } from './terminate';

/** Connections of users to hosts. */
export const connection: Resource = {
	name: 'Connection',
	value: 'connection',
	description: 'A connection of a user to a host: read, export, terminate',
	operations: [exportToFile(connections, listOptions, fields), get, getMany(connections, listOptions), terminate],
};
