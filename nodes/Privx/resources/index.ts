import { withDefaults } from '../../shared/defaults';
import { requestOptions } from '../options';
import { accessGroup } from './access-group';
import { accessRequest } from './access-request';
import { apiRequest } from './api-request';
import { auditEvent } from './audit-event';
import { checkout } from './checkout';
import { connection } from './connection';
import { host } from './host';
import { role } from './role';
import { secret } from './secret';
import { session } from './session';
import { system } from './system';
import { user } from './user';

/** What the node works with. */
export const resources = withDefaults(
	[accessGroup, accessRequest, apiRequest, auditEvent, checkout, connection, host, role, secret, session, system, user],
	requestOptions,
);
