import { pickFrom } from '../../kernel/random.cts';
import { DATA, FINDINGS } from '../records.cts';
import { COMMON, data, date, draw, type AssetKind } from './field.cts';

const RULES = ['Critical CVE on an exposed host', 'Agent missing', 'Admin without MFA', 'Adapter fetch failed'];
const SEVERITIES = ['low', 'medium', 'high', 'critical'];
const ASSET_TYPES = ['devices', 'users', 'adapters_fetch_history'];

/** Alert findings [CODE EL]. Their dotted names are [INF]. */
export const ALERT_FINDINGS: AssetKind = {
	type: FINDINGS,
	code: 13,
	adapters: ['axonius_findings_adapter'],
	timeField: `${DATA}trigger_date`,
	fields: [
		...COMMON,
		data('alert_id', 'Alert ID', ({ number }) => String(70_000 + (number % 1_000_000)), { isDefault: true }),
		data('alert_config_id', 'Alert Rule ID', (asset) => `rule-${draw(asset, 1) % RULES.length}`),
		data('finding_name', 'Finding Name', (asset) => pickFrom(RULES, draw(asset, 1)), { isDefault: true }),
		data('finding_severity', 'Severity', (asset) => pickFrom(SEVERITIES, draw(asset, 2)), { isDefault: true }),
		data('finding_message', 'Message', (asset) => (draw(asset, 3) % 3 === 0 ? '' : 'See the affected asset'), {
			isDefault: true,
		}),
		data('status', 'Status', (asset) => (draw(asset, 4) % 4 === 0 ? 'closed' : 'open'), { isDefault: true }),
		data('source', 'Source', () => 'alert_rule'),
		data('finding_asset_type', 'Asset Type', (asset) => pickFrom(ASSET_TYPES, draw(asset, 5))),
		date('trigger_date', 'Trigger Date', ({ createdMs }) => createdMs),
	],
};
