import type { INodeProperties } from 'n8n-workflow';
import { WalkError } from '../../../core/errors/walk-error';
import type { Session } from '../../../core/http/session';
import { byValue } from '../../../core/node/filter';
import { newEvents } from '../../../core/node/trigger';
import type { Row } from '../../../core/pages/page-style';
import type { ListQuery } from '../../../core/pages/walk-list';
import { vendorTime } from '../../../core/time/vendor-time';
import { fingerprint } from '../../../core/token/identity';
import { filterSet } from '../../shared/filters';
import { anyOutputIn, outputWithOcsf } from '../../shared/output';
import { timedOptions } from '../../shared/trigger-options';
import { all, inTheLast, isOneOf } from '../aql';
import { assetId, assetShape } from '../assets';
import { dialectOf } from '../dialect';
import { raisedFindings } from '../ocsf';
import { KEY_PREFIX } from '../ocsf/fields';
import { FINDINGS as TYPE } from '../ocsf/findings';
import { LARGEST_PAGE } from '../options';
import { firstPage, walkPages } from '../pages';
import { dataField, fieldOf } from '../values';

const TRIGGERED = dataField('trigger_date');
/** What a finding has, as integrations with live servers recorded it. */
const FIELDS = [
	...['alert_id', 'alert_config_id', 'finding_name', 'finding_severity', 'finding_message', 'status', 'source'],
	...['finding_asset_type', 'finding_check_and_notify', 'trigger_date'],
].map(dataField);
/** Everything must be sorted here, since Axonius cannot sort; some 100 MB. */
const MOST_FINDINGS = 100_000;
/** The clocks of n8n and Axonius may differ by this much before a finding is missed. */
const CLOCK_ERROR_MS = 3_600_000;

const aql: INodeProperties = {
	displayName: 'AQL Query',
	name: 'aql',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. ("specific_data.data.finding_asset_type" == "devices")',
	description: 'Only alert findings that also match this query. Leave empty for all.',
};

/** Sent as conditions of the query. */
const filters = filterSet<string>({
	description: 'Only alert findings that match all of these start the workflow',
	rules: [
		byValue({ parameter: aql, isSingle: true, send: ([query]) => `(${query})` }),
		byValue({
			parameter: {
				displayName: 'Severities',
				name: 'severities',
				type: 'multiOptions',
				options: [
					{ name: 'Critical', value: 'critical' },
					{ name: 'High', value: 'high' },
					{ name: 'Low', value: 'low' },
					{ name: 'Medium', value: 'medium' },
				],
				default: [],
				description: 'Only alert findings with one of these severities. Leave empty for all.',
			},
			send: (severities) => isOneOf(dataField('finding_severity'), severities),
		}),
		byValue({
			parameter: {
				displayName: 'Statuses',
				name: 'statuses',
				type: 'string',
				default: '',
				placeholder: 'e.g. open',
				description: 'Only alert findings with one of these statuses, separated by commas. Leave empty for all.',
			},
			send: (statuses) => isOneOf(dataField('status'), statuses),
		}),
	],
});

/** Everything that was triggered since the look-back is read at each poll, and sorted here. */
export const newAlertFinding = newEvents(
	{
		name: 'New Alert Finding',
		value: 'newAlertFinding',
		description: 'When an alert finding appears, even if it appears late',
		parameters: [outputWithOcsf, filters.parameter, timedOptions('an alert finding')],
	},
	(reader) => {
		const { sent } = filters.read(reader);
		const format = anyOutputIn(reader);
		return {
			name: 'new alert findings',
			identity: [TYPE, ...sent],
			keyPrefix: KEY_PREFIX,
			since: (session, { from, query }) => findingsSince(session, sent, from, query),
			isUnordered: true,
			latest: (session) => latestFindings(session, sent),
			timeOf,
			// A record without an ID is recognized by its fingerprint, so that it is not lost.
			keyOf: (row) => assetId(row) ?? fingerprint([JSON.stringify(row)]),
			output: format,
			shape: assetShape(TYPE, [], format, raisedFindings),
		};
	},
);

async function* findingsSince(
	session: Session,
	conditions: string[],
	from: number,
	query: ListQuery,
): AsyncGenerator<Row[]> {
	const span = session.clock.now() - from + CLOCK_ERROR_MS;
	const list = pagesOf(session, [inTheLast(TRIGGERED, span), ...conditions]);
	let found = 0;
	for await (const rows of walkPages(session, { ...list, idOf: assetId }, query)) {
		found += rows.length;
		if (found > MOST_FINDINGS) throw tooMany();
		yield rows;
	}
}

/** The latest ones of the first page. */
async function* latestFindings(session: Session, conditions: string[]): AsyncGenerator<Row[]> {
	const rows = await firstPage(session, pagesOf(session, conditions));
	yield rows
		.map((row) => ({ row, time: timeOf(row) ?? Infinity }))
		.sort((a, b) => b.time - a.time)
		.map(({ row }) => row);
}

function pagesOf(session: Session, conditions: string[]) {
	return dialectOf(session).assets({ type: TYPE, aql: all(conditions), fields: FIELDS }, LARGEST_PAGE);
}

/** One time, or a list of them where several adapters have one; the first that can be read counts. */
function timeOf(row: Row): number | undefined {
	const times = [fieldOf(row, TRIGGERED)].flat().map((time) => vendorTime(time));
	return times.find((time) => time !== undefined);
}

function tooMany(): WalkError {
	return new WalkError(
		`more than ${MOST_FINDINGS.toLocaleString('en-US')} alert findings are in the time range that is read`,
		'Lower Look Back (Minutes), set a later Start From, or narrow the filters.',
	);
}
