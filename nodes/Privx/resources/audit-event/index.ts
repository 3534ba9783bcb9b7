import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { auditEvents } from '../../lists';
import { fields, listOptions } from '../../options';
import { getCodes } from './get-codes';

/** What happened in PrivX. */
export const auditEvent: Resource = {
	name: 'Audit Event',
	value: 'auditEvent',
	description: 'Something that happened in PrivX: read, export',
	operations: [exportToFile(auditEvents, listOptions, fields), getCodes, getMany(auditEvents, listOptions)],
};
