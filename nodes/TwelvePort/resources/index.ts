import { withDefaults } from '../../shared/defaults';
import { requestOptions } from '../options';
import { apiOperation } from './api-operation';
import { apiRequest } from './api-request';
import { asset } from './asset';
import { taxonomy } from './taxonomy';
import { user } from './user';

/** What the node works with. */
export const resources = withDefaults([apiOperation, apiRequest, asset, taxonomy, user], requestOptions);
