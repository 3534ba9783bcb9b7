import { eventShape } from '../../../core/node/event-shape';
import { ANALYTIC_TYPE, FINDING_STATUS, type Choice } from '../../../core/ocsf/captions';
import { DETECTION_FINDING } from '../../../core/ocsf/classes';
import { always, alwaysOf, from } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import { choice, earliest, first, list, severity } from '../../../core/ocsf/values';
import { data, ofAssets, textIn, valuesIn } from './fields';

/** Recorded answers only have the first. */
const STATUSES = choice(FINDING_STATUS, { open: 1, 'in progress': 2, closed: 4, resolved: 4 });

const CREATE = 1;
const CLOSE = 3;
const RESOLVED = 4;

const statusesOf = valuesIn('status');
const statusOf = first(STATUSES);
const nameOf = textIn('finding_name');
const numberOf = textIn('alert_id');

/**
 * Alert findings: an alert rule found something. They name a type of asset, but no asset, so that there are no resources:
 * one rule may concern thousands.
 */
const FINDING_EVENT: EventTable = {
	...ofAssets('alert_findings'),
	class: DETECTION_FINDING,
	activity: (row) => ((statusOf.read(statusesOf(row)) as Choice | undefined)?.id === RESOLVED ? CLOSE : CREATE),
	time: data('trigger_date', earliest),
	message: (row) => [nameOf(row) ?? `Alert finding ${numberOf(row) ?? ''}`],
	attributes: {
		severity: data('finding_severity', first(severity)),
		status: data('status', statusOf),
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
