import { objectOf } from '../../../core/json';
import { objects } from '../../../core/ocsf/nested';
import { derived } from '../../../core/ocsf/sources';
import type { Attributes, Source } from '../../../core/ocsf/table';
import { first, ip, mac } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { deviceType } from './device-type';
import { seen } from './fields';

/**
 * The endpoints of an alert. One source and one destination are the two ends of the same thing; of several it is not known
 * which belong together.
 */
export const evidences: Source = derived(
	['sourceEndpoints', 'destinationEndpoints'],
	({ sourceEndpoints, destinationEndpoints }) => {
		const sources = endpointsIn(sourceEndpoints).map((source) => ({ source }));
		const destinations = endpointsIn(destinationEndpoints).map((destination) => ({ destination }));
		const arePair = sources.length === 1 && destinations.length === 1;
		return arePair ? [{ ...sources[0], ...destinations[0] }] : [...sources, ...destinations];
	},
	objects('evidences', { ...endpoint('src_endpoint', 'source'), ...endpoint('dst_endpoint', 'destination') }),
	'seen',
);

function endpoint(attribute: string, field: string): Attributes {
	return {
		[`${attribute}.uid`]: seen(`${field}.id`),
		[`${attribute}.name`]: seen(`${field}.name`),
		[`${attribute}.ip`]: seen(`${field}.ip`, first(ip)),
		[`${attribute}.mac`]: seen(`${field}.macAddress`, first(mac)),
		[`${attribute}.type`]: seen(`${field}.type`, deviceType),
	};
}

/** Most endpoints are objects, some only a name or an address. */
function endpointsIn(endpoints: unknown): Row[] {
	return [endpoints].flat().flatMap((one: unknown): Row[] => {
		if (typeof one === 'string' && one !== '') return [ip.read(one) === undefined ? { name: one } : { ip: one }];
		const object = objectOf(one);
		return object ? [object as Row] : [];
	});
}
