import { eventShape } from '../../../core/node/event-shape';
import { SEVERITY } from '../../../core/ocsf/captions';
import { VULNERABILITY_FINDING } from '../../../core/ocsf/classes';
import { itself, objects } from '../../../core/ocsf/nested';
import { from } from '../../../core/ocsf/sources';
import type { Attributes, EventTable, ValueType } from '../../../core/ocsf/table';
import { choice, cve, decimal, digits, earliest, first, latest, list, text } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { data, found, ofAssets, textIn, valuesIn } from './fields';

/** A CVSS score of 0 is "none": nothing is unknown about it. */
const SEVERITIES = choice(SEVERITY, {
	...{ none: 1, informational: 1, information: 1, info: 1, low: 2, medium: 3, moderate: 3, high: 4, critical: 5 },
});
/** `CVSS:3.1/AV:N/…`; vectors of version 2 do not name it. */
const VECTOR = /^CVSS:(\d\.\d)\//;
const SCORES = ['cvss', 'cvss_version', 'cvss_vector', 'cvss3_score', 'cvss2_score'];
const SOFTWARE = ['software_name', 'software_version', 'software_vendor'];
const number = first(decimal);
const aCve = first(cve);
const aText = first(text);
const idOf = textIn('cve_id');
const severityOf = textIn('cve_severity');
const deviceOf = textIn('device_internal_axon_id');
const vectorOf = textIn('cvss_vector');
const versionOf = textIn('cvss_version');
const [scoreOf, score3Of, score2Of] = ['cvss', 'cvss3_score', 'cvss2_score'].map((name) => valuesIn(name));
const softwareOf = SOFTWARE.map((name) => valuesIn(name));

/** The ID of a vulnerability that is in no CVE list. There is either a CVE or an advisory. */
const otherId: ValueType = {
	...text,
	name: 'ID that is no CVE',
	read: (given) => (aCve.read(given) === undefined ? aText.read(given) : undefined),
};

const VULNERABILITY: Attributes = {
	severity: data('cve_severity', first(SEVERITIES)),
	'finding_info.uid': from('internal_axon_id'),
	'vulnerabilities[].cve.uid': data('cve_id', aCve),
	'vulnerabilities[].advisory.uid': data('cve_id', otherId),
	'vulnerabilities[].cve.cvss': found(
		SCORES,
		scores,
		objects('cvss', {
			base_score: from('score', decimal, 'seen'),
			version: from('version', undefined, 'seen'),
			vector_string: from('vector', undefined, 'seen'),
		}),
	),
	'vulnerabilities[].cve.epss.score': data('epss.score', first(digits)),
	'vulnerabilities[].cve.epss.percentile': data('epss.percentile', number),
	'vulnerabilities[].cve.related_cwes': data('cwe_id', objects('related_cwes', { uid: itself(undefined, 'seen') })),
	'vulnerabilities[].cve.created_time': data('publish_date', earliest),
	'vulnerabilities[].cve.modified_time': data('last_modified_date', latest),
	'vulnerabilities[].first_seen_time': data('first_seen', earliest),
	'vulnerabilities[].last_seen_time': data('last_seen', latest),
	'vulnerabilities[].affected_packages': found(
		SOFTWARE,
		software,
		objects('affected_packages', {
			name: from('name', undefined, 'seen'),
			version: from('version', undefined, 'seen'),
			vendor_name: from('vendor', undefined, 'seen'),
		}),
	),
	'metadata.labels': from('labels', list(), 'seen'),
};

/** Vulnerabilities: one record for each, on whatever number of devices. */
const VULNERABILITY_EVENT: EventTable = {
	...ofAssets('vulnerabilities'),
	class: VULNERABILITY_FINDING,
	activity: 1,
	time: data('first_seen', earliest),
	message: (row) => [titleOf(row)],
	attributes: VULNERABILITY,
};

/** Vulnerabilities, each on one device. */
const VULNERABILITY_INSTANCE_EVENT: EventTable = {
	...VULNERABILITY_EVENT,
	...ofAssets('vulnerability_instances'),
	message(row) {
		const device = deviceOf(row);
		return [titleOf(row), device && `on ${device}`];
	},
	attributes: {
		...VULNERABILITY,
		'resources[].uid': data('device_internal_axon_id'),
		'resources[].type': data(['associated_asset_type_name', 'associated_asset_type']),
		'resources[].labels': data('tags_from_associated_asset', list()),
	},
};

/** Output OCSF of vulnerabilities. */
export const vulnerabilityEvent = eventShape(VULNERABILITY_EVENT);
/** Output OCSF of vulnerabilities on a device. */
export const vulnerabilityInstanceEvent = eventShape(VULNERABILITY_INSTANCE_EVENT);

function titleOf(row: Row): string | undefined {
	const [id, severity] = [idOf(row), severityOf(row)];
	return id && severity ? `${id} (${severity})` : id;
}

/**
 * Scores of which the version is known: `cvss` has it in its vector or beside it, the names of the others say it. A score
 * that comes under two names is one.
 */
function scores(row: Row): Row[] {
	const vector = vectorOf(row);
	const version = vector?.match(VECTOR)?.[1] ?? versionOf(row)?.replace(/^v/i, '');
	const all = [
		{ score: number.read(scoreOf(row)), version, vector },
		{ score: number.read(score3Of(row)), version: '3' },
		{ score: number.read(score2Of(row)), version: '2.0' },
	].filter((one) => one.score !== undefined && one.version !== undefined);
	const isSame = (one: (typeof all)[number], other: (typeof all)[number]) =>
		one.score === other.score && one.version?.[0] === other.version?.[0];
	return all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index) as Row[];
}

/** Where there are several, nothing says which version belongs to which name. */
function software(row: Row): Row | undefined {
	const [names, versions, vendors] = softwareOf.map((valuesOf) => valuesOf(row));
	if (names.length !== 1 || versions.length !== 1) return undefined;
	return { name: names[0], version: versions[0], vendor: vendors.length === 1 ? vendors[0] : undefined } as Row;
}
