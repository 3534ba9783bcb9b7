import { pickFrom } from '../../kernel/random.cts';
import { COMMON, data, date, draw, type AssetKind, type Draw } from './field.cts';

const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

const cve = ({ number }: Draw) => `CVE-2025-${10_000 + (number % 90_000)}`;
const severity = (asset: Draw) => pickFrom(SEVERITIES, draw(asset, 1));
const score = (asset: Draw) => (draw(asset, 2) % 100) / 10;

const FACTS = [
	data('cve_id', 'CVE ID', cve, { isDefault: true }),
	data('cve_severity', 'Severity', severity, { isDefault: true }),
	data('cvss', 'CVSS', score, { type: 'number', isDefault: true }),
	// Number or text [CODE EL].
	data('cvss3_score', 'CVSS v3', (asset) => (asset.number % 2 ? score(asset) : String(score(asset)))),
	date('first_seen', 'First Seen', ({ createdMs }) => createdMs),
];

/** Vulnerabilities [CODE EL]. */
export const VULNERABILITIES: AssetKind = {
	type: 'vulnerabilities',
	code: 14,
	adapters: ['tenable_io_adapter', 'static_analysis_nvd'],
	timeField: 'specific_data.data.first_seen',
	fields: [
		...COMMON,
		...FACTS,
		data('is_cve', 'Is CVE', () => true, { type: 'bool' }),
		data('software_name', 'Software', (asset) => [`package-${draw(asset, 3) % 9}`], { type: 'array' }),
	],
};

/** Vulnerabilities, each on one device [CODE EL]. */
export const VULNERABILITY_INSTANCES: AssetKind = {
	type: 'vulnerability_instances',
	code: 15,
	adapters: ['tenable_io_adapter', 'epss_enrichment', 'cisa_enrichment'],
	timeField: 'specific_data.data.first_seen',
	fields: [
		...COMMON,
		...FACTS,
		data('device_internal_axon_id', 'Device', ({ id }) => [...id].reverse().join('')),
		data('id', 'ID', (asset) => `${cve(asset)}!${[...asset.id].reverse().join('')}`),
		data('associated_asset_type', 'Asset Type', () => 'devices'),
	],
};
