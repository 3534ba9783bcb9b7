import { eventShape } from '../../core/node/event-shape';
import { ANALYTIC_TYPE, FINDING_STATUS, SEVERITY } from '../../core/ocsf/captions';
import { DETECTION_FINDING } from '../../core/ocsf/classes';
import { itself, objects } from '../../core/ocsf/nested';
import { always, alwaysOf, derived, from } from '../../core/ocsf/sources';
import type { EventTable, Product } from '../../core/ocsf/table';
import { addresses, choice, ip, list, text, time } from '../../core/ocsf/values';
import type { Row } from '../../core/pages/page-style';
import { idText } from './id-text';

const PRODUCT_V1: Product = { name: 'Centrix', vendor: 'Armis', feature: 'API v1' };

/** Alerts, by API v1. */
const ALERT_EVENT: EventTable = {
	class: DETECTION_FINDING,
	activity: ({ status, statusChangeTime, time: raisedAt }) => {
		if (/^resolved$/i.test(String(status))) return 3;
		return /^unhandled$/i.test(String(status)) || statusChangeTime === raisedAt ? 1 : 2;
	},
	product: PRODUCT_V1,
	log: 'alerts',
	time: from('time', time, 'seen'),
	uid: ({ alertId }) => (idText(alertId) === undefined ? undefined : `armis:alert:${idText(alertId)}`),
	message: ({ title, type, alertId }) => [title ?? type ?? `Alert ${String(alertId)}`],
	attributes: {
		severity: from('severity', choice(SEVERITY, { low: 2, medium: 3, high: 4, critical: 5 }), 'seen'),
		status: from('status', choice(FINDING_STATUS, { unhandled: 1, suppressed: 3, resolved: 4 }), 'seen'),
		is_alert: derived([], () => 'true', { ...text, read: () => true }),
		'finding_info.uid': from('alertId', text, 'seen'),
		'finding_info.title': from('title', text, 'seen'),
		'finding_info.desc': from('description', text, 'seen'),
		'finding_info.types': from('type', list(), 'seen'),
		'finding_info.created_time': from('time', time, 'seen'),
		'finding_info.modified_time': from(['lastAlertUpdateTime', 'statusChangeTime'], time, 'seen'),
		'finding_info.analytic.name': from('policyTitle', text, 'seen'),
		'finding_info.analytic.uid': from('policyId', text, 'seen'),
		'finding_info.analytic.category': from('classification', text, 'seen'),
		'finding_info.analytic.type': alwaysOf(ANALYTIC_TYPE, 1),
		'finding_info.attacks': derived(
			['mitreAttackLabels'],
			attacks,
			objects('attacks', {
				'tactic.name': from('tactic', text, 'seen'),
				'technique.name': from('technique', text, 'seen'),
			}),
		),
		'finding_info.related_events': from(
			'activityUUIDs',
			objects('related_events', { uid: itself(text, 'seen'), type: always('Armis activity') }),
		),
		resources: from('deviceIds', objects('resources', { uid: itself(text, 'seen'), type: always('Device') })),
		evidences: derived(
			['sourceEndpoints', 'destinationEndpoints'],
			endpoints,
			objects('evidences', {
				'src_endpoint.uid': from('source.id', text, 'seen'),
				'src_endpoint.name': from('source.name', text, 'seen'),
				'src_endpoint.ip': from('source.ip', { ...addresses(ip) }, 'seen'),
			}),
		),
	},
};

/** Output OCSF of alerts. */
export const alertEvent = eventShape(ALERT_EVENT);

/** `Enterprise.Discovery.Network Service Discovery`: matrix, tactic, technique. */
function attacks({ mitreAttackLabels }: Row): Row[] {
	return [mitreAttackLabels].flat().flatMap((label) => {
		const [, tactic, technique] = String(label ?? '').split('.');
		return tactic ? [{ tactic, technique }] : [];
	});
}

function endpoints({ sourceEndpoints }: Row): Row[] {
	return [sourceEndpoints].flat().flatMap((source) => (source ? [{ source }] : [])) as Row[];
}
