import { withDefaults } from '../../shared/defaults';
import { requestOptions } from '../options';
import { adapter } from './adapter';
import { apiRequest } from './api-request';
import { asset } from './asset';
import { consoleUser } from './console-user';
import { discovery } from './discovery';
import { enforcement } from './enforcement';
import { savedQuery } from './saved-query';

/** What the node works with. */
export const resources = withDefaults(
	[adapter, apiRequest, asset, consoleUser, discovery, enforcement, savedQuery],
	requestOptions,
);
