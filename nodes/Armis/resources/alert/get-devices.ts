import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output } from '../../../shared/output';
import { searchedDevicesById } from '../../by-id';
import { requestOptions } from '../../options';
import { SEARCHED_DEVICE } from '../../records';
import { alertApi, alertId } from './parameters';
import { related } from './related';

export const getDevices: Operation = {
	name: 'Get Devices',
	value: 'getDevices',
	description: 'Get the devices of an alert, one item each',
	action: 'Get devices of an alert',
	effect: 'read',
	uses: alertApi,
	parameters: [alertId, output, optionsOf(requestOptions)],
	run: related({ many: 'devices', kind: SEARCHED_DEVICE, listField: 'deviceIds', byId: searchedDevicesById }),
};
