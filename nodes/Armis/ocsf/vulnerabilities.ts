import { eventShape } from '../../../core/node/event-shape';
import { CONFIDENCE, FINDING_STATUS, RESOURCE_ROLE, RISK_LEVEL } from '../../../core/ocsf/captions';
import { VULNERABILITY_FINDING } from '../../../core/ocsf/classes';
import { itself, objects } from '../../../core/ocsf/nested';
import { always, alwaysOf, derived, from } from '../../../core/ocsf/sources';
import type { Attributes, EventTable } from '../../../core/ocsf/table';
import { choice, cve, decimal, digits, flag, meaningful, severity, text, time } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { idText } from '../id-text';
import { ARMIS_V1, isWord, keyOf, keyOfStatus, seen } from './fields';

const CREATE = 1;
const CLOSE = 3;

const BOTH: Attributes = {
	// `Open` is in the answers; to resolve and to ignore are permissions of Armis (1898andCo/armis-sdk-go).
	status: seen('status', choice(FINDING_STATUS, { open: 1, ignored: 3, resolved: 4 })),
	// Armis' own rating of the risk, which people can change; the severity is that of the CVE.
	risk_level: from('avmRating', choice(RISK_LEVEL, { low: 1, medium: 2, high: 3, critical: 4 }), 'assumed'),
	'vulnerabilities[].cve.uid': seen(['cveUid', 'id'], cve),
	// OCSF takes a CVE or an advisory, which is also a vulnerability with another ID.
	'vulnerabilities[].advisory.uid': derived(
		['cveUid', 'id'],
		({ cveUid, id }) => ([cveUid, id].some((one) => cve.read(one) !== undefined) ? undefined : cveUid || id),
		text,
		'seen',
	),
	'vulnerabilities[].first_seen_time': seen('firstDetected', time),
	'vulnerabilities[].last_seen_time': seen('lastDetected', time),
};

/** Vulnerabilities: one record for each CVE, whatever devices have it. */
const VULNERABILITY: EventTable = {
	class: VULNERABILITY_FINDING,
	activity: (row) => (isResolved(row) ? CLOSE : CREATE),
	product: ARMIS_V1,
	log: 'vulnerabilities',
	time: seen('lastDetected', time),
	uid: (row) => keyIn(row, keyOf('vulnerability', idText(row.id) ?? row.cveUid)),
	message: ({ id, cveUid, commonName, description }) => [cveUid || id, commonName || description],
	attributes: {
		severity: seen('severity', severity),
		'finding_info.uid': seen(['id', 'cveUid']),
		...BOTH,
		'vulnerabilities[].title': seen('commonName'),
		'vulnerabilities[].desc': seen('description'),
		'vulnerabilities[].category': seen('type'),
		'vulnerabilities[].is_exploit_available': derived(
			['numOfExploits'],
			({ numOfExploits }) => (typeof numOfExploits === 'number' ? numOfExploits > 0 : undefined),
			flag,
			'seen',
		),
		'vulnerabilities[].cve.created_time': seen('publishedDate', time),
		'vulnerabilities[].cve.epss.score': seen('epssScore', digits),
		// The version of the other score, `cvssScore`, is not known, and OCSF requires it.
		'vulnerabilities[].cve.cvss[].base_score': seen('cvssScoreV4', decimal),
		'vulnerabilities[].cve.cvss[].version': always('4.0'),
	},
};

/** Pairs of vulnerability and device. */
const MATCH: EventTable = {
	...VULNERABILITY,
	log: 'vulnerability-match',
	uid: (row) => keyIn(row, keyOf('vulnerability-match', pairOf(row))),
	message: ({ cveUid, deviceId }) => [cveUid, 'on device', deviceId],
	attributes: {
		...BOTH,
		status_detail: seen('statusChangeReason'),
		confidence: seen('confidenceLevel', choice(CONFIDENCE, { low: 1, medium: 2, high: 3 })),
		'finding_info.uid': derived(['cveUid', 'deviceId'], pairOf, text, 'seen'),
		resources: seen(
			'deviceId',
			objects('resources', { uid: itself(text, 'seen'), type: always('Device'), role: alwaysOf(RESOURCE_ROLE, 3) }),
		),
		'vulnerabilities[].remediation.desc': seen('recommendedSteps', meaningful),
	},
};

/** Output OCSF of vulnerabilities. */
export const vulnerabilityEvent = eventShape(VULNERABILITY);
/** Output OCSF of pairs of vulnerability and device. */
export const matchEvent = eventShape(MATCH);

/** A resolved record has another key. When it was resolved is not said. */
function keyIn(row: Row, key: string | undefined): string | undefined {
	return isResolved(row) ? keyOfStatus(key, row.status) : key;
}

function isResolved({ status }: Row): boolean {
	return isWord(status, 'resolved');
}

function pairOf({ cveUid, deviceId }: Row): string | undefined {
	const [vulnerability, device] = [idText(cveUid), idText(deviceId)];
	return vulnerability === undefined || device === undefined ? undefined : `${vulnerability}:${device}`;
}
