import { eventShape } from '../../../core/node/event-shape';
import { ANALYTIC_TYPE, FINDING_STATUS, SEVERITY } from '../../../core/ocsf/captions';
import { DETECTION_FINDING } from '../../../core/ocsf/classes';
import { always, alwaysOf, from } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import { choice, earliest, first, list } from '../../../core/ocsf/values';
import { data, ofAssets, textIn } from './fields';

/** Recorded answers have these from low to critical; the first is that of other products. */
const SEVERITIES = choice(SEVERITY, { info: 1, low: 2, medium: 3, high: 4, critical: 5 });
/** Recorded answers only have the first. */
const STATUSES = choice(FINDING_STATUS, { open: 1, 'in progress': 2, closed: 4, resolved: 4 });

const nameOf = textIn('finding_name');
const numberOf = textIn('alert_id');

/**
 * Alert findings: an alert rule found something. They name a type of asset, but no asset, so that there are no resources:
 * one rule may concern thousands.
 */
const FINDING_EVENT: EventTable = {
	...ofAssets('alert_findings'),
	class: DETECTION_FINDING,
	activity: 1,
	time: data('trigger_date', earliest),
	message: (row) => [nameOf(row) ?? `Alert finding ${numberOf(row) ?? ''}`],
	attributes: {
		severity: data('finding_severity', first(SEVERITIES)),
		status: data('status', first(STATUSES)),
		is_alert: always(true),
		'finding_info.uid': from('internal_axon_id'),
		'finding_info.uid_alt': data('alert_id'),
		'finding_info.title': data('finding_name'),
		'finding_info.desc': data('finding_message'),
		'finding_info.created_time': data('trigger_date', earliest),
		'finding_info.analytic.uid': data('alert_config_id'),
		'finding_info.analytic.category': data('source'),
		'finding_info.analytic.type': alwaysOf(ANALYTIC_TYPE, 1),
		'metadata.labels': from('labels', list(), 'seen'),
	},
};

/** Output OCSF of alert findings. */
export const findingEvent = eventShape(FINDING_EVENT);
