import { eventShape } from '../../../core/node/event-shape';
import { ANALYTIC_TYPE, FINDING_STATUS, type Choice } from '../../../core/ocsf/captions';
import { DETECTION_FINDING } from '../../../core/ocsf/classes';
import { always, alwaysOf, from } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import { choice, earliest, first, list, severity } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { keyOfState } from '../../../core/poll/memory-key';
import { dataField } from '../values';
import { data, ofAssets, plainKey, textIn, valuesIn } from './fields';

/** Recorded answers only have the first. */
const STATUSES = choice(FINDING_STATUS, { open: 1, 'in progress': 2, closed: 4, resolved: 4 });

const CREATE = 1;
const UPDATE = 2;
const CLOSE = 3;
/** Statuses of OCSF that people give a finding. */
const CHANGES = new Map([
	[2, UPDATE],
	[4, CLOSE],
]);
/** The asset type. */
export const FINDINGS = 'alert_findings';
/** What tells a finding from one that somebody has dealt with. */
export const FINDING_STATUS_FIELD = dataField('status');

const statusesOf = valuesIn('status');
const statusOf = first(STATUSES);
const wordIn = textIn('status');
const nameOf = textIn('finding_name');
const numberOf = textIn('alert_id');

/**
 * Alert findings: an alert rule found something. They name a type of asset, but no asset, so that there are no resources:
 * one rule may concern thousands.
 */
const RAISED: EventTable = {
	...ofAssets(FINDINGS),
	class: DETECTION_FINDING,
	activity: CREATE,
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

/** A finding that somebody has given another status. When is not said. */
const CHANGED: EventTable = {
	...RAISED,
	activity: (row) => changeOf(row)!,
	uid: (row) => keyOfState(plainKey(row), wordOf(row)),
};

/** Output OCSF of alert findings: what has become of them. */
export const findingEvent = eventShape((row) => (changeOf(row) === undefined ? RAISED : CHANGED), [RAISED, CHANGED]);

/** The same where the event is that a finding was raised, even if its status has changed since then. */
export const raisedFindingEvent = eventShape(RAISED);

/** The activity with which the status came. Of a word that is not known here nothing is concluded. */
function changeOf(row: Row): number | undefined {
	return CHANGES.get(Number((statusOf.read(statusesOf(row)) as Choice | undefined)?.id));
}

/** The status that tells, in one spelling. */
function wordOf(row: Row): string | undefined {
	return wordIn(row)?.trim().toLowerCase();
}
