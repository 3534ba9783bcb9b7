import { withDefaults } from '../../shared/defaults';
import { requestOptions } from '../options';
import { alarm } from './alarm';
import { apiRequest } from './api-request';
import { event } from './event';

/** What the node works with. */
export const resources = withDefaults([alarm, apiRequest, event], requestOptions);
