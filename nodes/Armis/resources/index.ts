import { withDefaults } from '../../shared/defaults';
import { requestOptions } from '../options';
import { alert } from './alert';
import { apiRequest } from './api-request';
import { boundary } from './boundary';
import { customProperty } from './custom-property';
import { dataExport } from './data-export';
import { device } from './device';
import { search } from './search';
import { site } from './site';
import { vulnerability } from './vulnerability';

/** What the node works with. */
export const resources = withDefaults(
	[alert, apiRequest, search, boundary, customProperty, dataExport, device, site, vulnerability],
	requestOptions,
);
