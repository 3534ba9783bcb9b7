import { alarm } from './alarm';
import { apiRequest } from './api-request';
import { event } from './event';

/** What the node works with. */
export const resources = [alarm, apiRequest, event];
