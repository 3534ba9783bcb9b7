import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { output } from '../../../shared/output';
import { activitiesById } from '../../by-id';
import { requestOptions } from '../../options';
import { ACTIVITY } from '../../records';
import { alertApi, alertId } from './parameters';
import { related } from './related';

export const getActivities: Operation = {
	name: 'Get Activities',
	value: 'getActivities',
	description: 'Get the activities that caused an alert, one item each',
	action: 'Get activities of an alert',
	effect: 'read',
	uses: alertApi,
	parameters: [alertId, output, optionsOf(requestOptions)],
	run: related({ many: 'activities', kind: ACTIVITY, listField: 'activityUUIDs', byId: activitiesById }),
};
