import type { Call } from '../../../../core/node/call';
import type { Choice } from '../../../../core/node/parameter-reader';
import { locator } from '../../../shared/locator';
import { numericId } from '../../filters';

/** The alert to work on. */
export const alertId = locator({
	name: 'alertId',
	displayName: 'Alert',
	description: 'The alert to work on',
	search: 'searchAlerts',
	placeholder: 'Choose one of the latest alerts',
	example: '57',
});

/** The ID of the alert to work on. @throws InputError */
export function alertIdOf(call: Call): number | string {
	return numericId(call.id(alertId), alertId.displayName);
}

/** The status of an alert, as AQL and the update of an alert write it. */
export const ALERT_STATUSES: Choice<'RESOLVED' | 'SUPPRESSED' | 'UNHANDLED'>['options'] = [
	{ name: 'Resolved', value: 'RESOLVED', description: 'The problem is solved' },
	{ name: 'Suppressed', value: 'SUPPRESSED', description: 'The alert is not important' },
	{ name: 'Unhandled', value: 'UNHANDLED', description: 'The alert is open' },
];
