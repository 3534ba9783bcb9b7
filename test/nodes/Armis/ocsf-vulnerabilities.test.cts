import type { Row } from '../../../core/pages/page-style';
import { MATCH, VULNERABILITY } from '../../../nodes/Armis/records';
import { faultsOf, withSchema } from '../../core/ocsf/schema.cts';
import { expectRows } from '../../harness/rows';
import { eventOf, mapped, metadata, parts } from './ocsf-setting.cts';

const FIRST = '2026-01-01T08:00:00';
const FIRST_MS = Date.parse(`${FIRST}Z`);
const LAST = '2026-01-02T09:30:15';
const LAST_MS = Date.parse(`${LAST}Z`);

const CVE = 'CVE-2021-44228';
const FINDING = {
	time: LAST_MS,
	class_uid: 2002,
	class_name: 'Vulnerability Finding',
	category_uid: 2,
	category_name: 'Findings',
	activity_id: 1,
	activity_name: 'Create',
	type_uid: 200201,
	type_name: 'Vulnerability Finding: Create',
	status_id: 1,
	status: 'New',
	risk_level_id: 4,
	risk_level: 'Critical',
	observables: [{ name: 'vulnerabilities[].cve.uid', type_id: 18, type: 'CVE uid', value: CVE }],
};
const DETECTED = { status: 'Open', avmRating: 'CRITICAL', firstDetected: FIRST, lastDetected: LAST };
const VULNERABILITY_ROW: Row = {
	...DETECTED,
	id: CVE,
	cveUid: CVE,
	commonName: 'Log4Shell',
	description: 'A flaw in a logger.',
	type: 'Application',
	severity: 'High',
	score: 10,
	cvssScore: 10,
	cvssScoreV4: 9.3,
	epssScore: 0.97,
	affectedDevicesCount: 7,
	publishedDate: FIRST,
	isWeaponized: true,
	numOfExploits: 45,
	botnets: null,
};
const MATCH_ROW: Row = {
	...DETECTED,
	cveUid: CVE,
	deviceId: 640,
	statusSource: 'Discovered by Armis',
	statusChangeReason: 'New detection',
	confidenceLevel: 'High',
	matchCriteriaString: 'OS:Example',
	advisoryId: 'ADV-7',
	recommendedSteps: 'Update the logger.',
	remediationTypes: ['Patch'],
};

test('a vulnerability is a finding without resources, and a score of an unknown version of CVSS is none of it', () => {
	expect(mapped(VULNERABILITY, VULNERABILITY_ROW)).toEqual({
		...FINDING,
		message: `${CVE} Log4Shell`,
		severity_id: 4,
		severity: 'High',
		finding_info: { uid: CVE },
		vulnerabilities: [
			{
				title: 'Log4Shell',
				desc: 'A flaw in a logger.',
				category: 'Application',
				is_exploit_available: true,
				first_seen_time: FIRST_MS,
				last_seen_time: LAST_MS,
				cve: {
					uid: CVE,
					created_time: FIRST_MS,
					epss: { score: '0.97' },
					cvss: [{ base_score: 9.3, version: '4.0' }],
				},
			},
		],
		metadata: metadata('API v1', 'vulnerabilities', { uid: `armis:vulnerability:${CVE}`, original_time: LAST }),
		unmapped: {
			status: 'Open',
			score: 10,
			cvssScore: 10,
			affectedDevicesCount: 7,
			isWeaponized: true,
			numOfExploits: 45,
		},
	});
});

test('a match is a finding with its device', () => {
	expect(mapped(MATCH, MATCH_ROW)).toEqual({
		...FINDING,
		message: `${CVE} on device 640`,
		severity_id: 0,
		severity: 'Unknown',
		status_detail: 'New detection',
		confidence_id: 3,
		confidence: 'High',
		finding_info: { uid: `${CVE}:640` },
		resources: [{ uid: '640', type: 'Device', role_id: 3, role: 'Affected' }],
		vulnerabilities: [
			{
				cve: { uid: CVE },
				remediation: { desc: 'Update the logger.' },
				first_seen_time: FIRST_MS,
				last_seen_time: LAST_MS,
			},
		],
		metadata: metadata('API v1', 'vulnerability-match', {
			uid: `armis:vulnerability-match:${CVE}:640`,
			original_time: LAST,
		}),
		unmapped: {
			status: 'Open',
			advisoryId: 'ADV-7',
			statusSource: 'Discovered by Armis',
			matchCriteriaString: 'OS:Example',
			remediationTypes: ['Patch'],
		},
	});
});

test('a vulnerability with an ID of its own is an advisory; a match that says neither which one nor where has no event', async () => {
	const vulnerability = [{ advisory: { uid: 'ARMIS-7' } }];
	expect(mapped(VULNERABILITY, { id: 'ARMIS-7', cveUid: 'ARMIS-7' }).vulnerabilities).toEqual(vulnerability);
	expect(mapped(MATCH, { cveUid: 'ARMIS-7', deviceId: 1 }).vulnerabilities).toEqual(vulnerability);
	await expectRows<Row>(
		[
			[{ cveUid: CVE }, { reason: 'the attribute finding_info has no value' }],
			[{ deviceId: 1 }, { reason: 'the attribute finding_info has no value' }],
		],
		(row) => eventOf(MATCH, row),
	);
});

test('a resolved vulnerability closes its finding', () => {
	const closed = ['Close', 'Resolved'];
	for (const [kind, row] of [[VULNERABILITY, VULNERABILITY_ROW] as const, [MATCH, MATCH_ROW] as const]) {
		expect(parts(mapped(kind, { ...row, status: 'Resolved' }), 'activity_name', 'status')).toEqual(closed);
	}
});

withSchema('by the schema of OCSF', () => {
	test('events of vulnerabilities and matches are valid', () => {
		expect([mapped(VULNERABILITY, VULNERABILITY_ROW), mapped(MATCH, MATCH_ROW)].flatMap(faultsOf)).toEqual([]);
	});
});
