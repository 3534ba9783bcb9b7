import type { Call } from '../../../../core/node/call';
import type { Output } from '../../../../core/node/list';
import type { LookUpSource } from '../../../../core/node/look-up-source';
import type { Choice } from '../../../../core/node/parameter-reader';
import { eitherApi } from '../../api';
import { lookUp, lookUpBy } from '../../../shared/look-up';
import { pageSize } from '../../../shared/options';
import { requestOptions } from '../../options';
import { LARGEST_PAGE_SIZE } from '../../pages-v1';
import { byAddress, byName, type ByV1 } from './look-up-v1';
import { sourceOfV3, type ByV3 } from './look-up-v3';

const api: Choice<'v1' | 'v3'> = {
	displayName: 'API',
	name: 'api',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'API V1',
			value: 'v1',
			description: 'Finds devices by name, too, but not by serial number or IPv6. Needs the secret key credential.',
		},
		{
			name: 'API V3',
			value: 'v3',
			description: 'Finds devices by serial number, too, but not by name. Needs the credential for API V3.',
		},
	],
	default: 'v3',
	description: 'Which of the two APIs to ask',
};

const IP = {
	name: 'IP Address',
	value: 'ipAddress',
	description: 'Several devices may have the same address',
} as const;
const MAC = {
	name: 'MAC Address',
	value: 'macAddress',
	description: 'Of any network interface, in any spelling',
} as const;
const NAME = {
	name: 'Name',
	value: 'name',
	description: 'One of the names of a device. Armis is asked for it as written, in lower and in upper case.',
} as const;
const SERIAL = {
	name: 'Serial Number',
	value: 'serialNumber',
	description: 'Armis is asked for it as written, in lower and in upper case',
} as const;

const shownFor = (chosen: 'v1' | 'v3') => ({ displayOptions: { show: { api: [chosen] } } });
const byV1 = lookUpBy<ByV1 | ByV3>([IP, MAC, NAME], 'ipAddress', shownFor('v1'));
const byV3 = lookUpBy<ByV1 | ByV3>([IP, MAC, SERIAL], 'ipAddress', shownFor('v3'));

/** Devices by what is known of them. */
export const lookUpDevices = lookUp<ByV1 | ByV3>({
	records: 'devices',
	description: 'Find out which device has an address, a name or a serial number, for many at once',
	uses: eitherApi(api),
	selection: [api],
	by: [byV1, byV3],
	byIn: (reader) => (reader.choice(api) === 'v1' ? byV1 : byV3),
	hasOcsf: true,
	options: [
		...requestOptions,
		pageSize(
			LARGEST_PAGE_SIZE,
			'Devices per request. Without this option it is 1000. Lower it if Armis refuses so many.',
		),
	],
	open: sourceOf,
});

function sourceOf(call: Call, by: ByV1 | ByV3, output: Output): LookUpSource {
	if (call.choice(api) === 'v3') return sourceOfV3(by as ByV3, output);
	return by === 'name' ? byName : byAddress(by as 'ipAddress' | 'macAddress');
}
