import { eventShape } from '../../../core/node/event-shape';
import { ANALYTIC_TYPE, FINDING_STATUS } from '../../../core/ocsf/captions';
import { DETECTION_FINDING } from '../../../core/ocsf/classes';
import { always, alwaysOf, derived } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import { choice, list, severity, time } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { vendorTime } from '../../../core/time/vendor-time';
import { idText } from '../id-text';
import { attacks } from './attacks';
import { evidences } from './evidences';
import { ARMIS_V1, isWord, keyOf, keyOfStatus, seen } from './fields';
import { relatedEvents, resources } from './related';

const CREATE = 1;
const UPDATE = 2;
const CLOSE = 3;

/** An alert with the status that it was raised with. */
const RAISED: EventTable = {
	class: DETECTION_FINDING,
	activity: CREATE,
	product: ARMIS_V1,
	log: 'alerts',
	time: seen('time', time),
	uid: ({ alertId }) => keyOf('alert', alertId),
	message: ({ title, type, alertId }) => [title || type || `Alert ${idText(alertId)}`],
	attributes: {
		severity: seen('severity', severity),
		// `OPEN` is API v3's word for the same status (guide "Alert Management").
		status: seen('status', choice(FINDING_STATUS, { unhandled: 1, open: 1, suppressed: 3, resolved: 4 })),
		is_alert: always(true),
		'finding_info.uid': seen('alertId'),
		'finding_info.title': seen('title'),
		'finding_info.desc': seen('description'),
		// The classification is what the alert action of a policy calls the type of its alerts (1898andCo/armis-sdk-go).
		'finding_info.types': derived(
			['type', 'classification'],
			({ type, classification }) => [type, classification],
			list(),
			'seen',
		),
		'finding_info.created_time': seen('time', time),
		'finding_info.modified_time': seen(['lastAlertUpdateTime', 'statusChangeTime'], time),
		'finding_info.analytic.name': seen('policyTitle'),
		'finding_info.analytic.uid': seen('policyId'),
		'finding_info.analytic.type': alwaysOf(ANALYTIC_TYPE, 1),
		'finding_info.attacks': attacks,
		'finding_info.related_events': relatedEvents,
		resources,
		evidences,
	},
};

/** An alert whose status is another one than at first. */
const CHANGED: EventTable = {
	...RAISED,
	activity: ({ status }) => (isWord(status, 'resolved') ? CLOSE : UPDATE),
	time: seen(['statusChangeTime', 'time'], time),
	uid: ({ alertId, status, statusChangeTime }) => keyOfStatus(keyOf('alert', alertId), status, statusChangeTime),
};

/** Output OCSF of alerts: what has become of them. */
export const alertEvent = eventShape((row) => (hasChanged(row) ? CHANGED : RAISED), [RAISED, CHANGED]);

/** The same where the event is that an alert was raised, even if its status has changed since then. */
export const raisedAlertEvent = eventShape(RAISED);

/** An alert is Unhandled at first; one that is Unhandled again has a later time of the change. */
function hasChanged({ status, statusChangeTime, time: raisedAt }: Row): boolean {
	if (isWord(status, 'resolved') || isWord(status, 'suppressed')) return true;
	return Number(vendorTime(statusChangeTime)) > (vendorTime(raisedAt) ?? 0);
}
