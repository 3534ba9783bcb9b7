import type { IDataObject } from 'n8n-workflow';
import { ResponseError } from '../../core/errors/response-error';
import { WalkError } from '../../core/errors/walk-error';
import type { Session } from '../../core/http/session';
import { asText, asTexts } from '../../core/node/parameter-values';
import type { Watched } from '../../core/node/poll-for-new';
import type { Row } from '../../core/pages/page-style';
import { walk } from '../../core/pages/walk';
import type { Seen } from '../../core/poll/advance';
import { fingerprint } from '../../core/token/identity';
import { all, isOneOf, since as inTheLast } from './aql';
import { assetId, marked, simpleAsset } from './assets';
import { dialectOf } from './dialect';
import { LARGEST_PAGE } from './lists';
import { cleanedRow, fieldOf } from './values';

const TYPE = 'alert_findings';
const data = (name: string) => `specific_data.data.${name}`;
const TRIGGERED = data('trigger_date');
/** What a finding has, as integrations against live servers recorded it. */
const FIELDS = [
	...['alert_id', 'alert_config_id', 'finding_name', 'finding_severity', 'finding_message', 'status', 'source'],
	...['finding_asset_type', 'finding_check_and_notify', 'trigger_date'],
].map(data);
/** All that is asked for has to be sorted here, since Axonius cannot; some 100 MB. */
const MOST_FINDINGS = 100_000;
/** Stands for "no time at all": later than any real one, so that the record is remembered and comes only once. */
const NO_TIME_MS = 8.64e15;
/** Clocks of n8n and Axonius may differ by so much before a finding is overlooked. */
const CLOCK_ERROR_MS = 3_600_000;

/** New alert findings. @throws InputError for a filter that cannot be used */
export function findings(filters: IDataObject, simplify: boolean): Watched {
	const { severities = [], statuses = [], aql = '' } = filters;
	const [levels, states] = [asTexts(severities, 'Severities'), asTexts(statuses, 'Statuses')];
	const more = asText(aql, 'AQL Query');
	const condition = all([
		levels.length > 0 ? isOneOf(data('finding_severity'), levels) : '',
		states.length > 0 ? isOneOf(data('status'), states) : '',
		more && `(${more})`,
	]);
	return {
		name: 'new alert findings',
		identity: [TYPE, JSON.stringify([levels, states, more])],
		since: (session, from) => since(session, condition, from),
		async samples(session, count) {
			const { style, ask } = dialectOf(session).assets(query(condition), LARGEST_PAGE);
			return inOrder(style.rows(await ask(session, style.first)))
				.reverse()
				.slice(0, count)
				.map(({ event }) => event);
		},
		emitted: (row) => ({
			...(simplify ? simpleAsset(marked(cleanedRow(row), TYPE, []), TYPE, []) : marked(row, TYPE, [])),
			dedupeKey: `axonius:${identityOf(row)}`,
		}),
	};
}

/** Everything since then, sorted: the order in which Axonius gives assets is not documented. */
async function* since(session: Session, condition: string, from: number): AsyncGenerator<Array<Seen<Row>>, void> {
	const span = session.clock.now() - from + CLOCK_ERROR_MS;
	const { style, ask } = dialectOf(session).assets(query(all([inTheLast(TRIGGERED, span), condition])), LARGEST_PAGE);
	const found: Row[] = [];
	for await (const rows of walk(async (step) => await ask(session, step), style, { window: 1 })) {
		found.push(...rows);
		if (found.length > MOST_FINDINGS) throw tooMany();
	}
	const seen = inOrder(found);
	if (seen.length > 0 && seen.every(({ time }) => time === NO_TIME_MS)) throw timeless();
	yield seen.filter(({ time }) => time >= from);
}

function query(aql: string) {
	return { type: TYPE, aql: aql || undefined, fields: FIELDS, useCache: false, details: false };
}

function inOrder(rows: Row[]): Array<Seen<Row>> {
	return rows.map((row) => ({ id: identityOf(row), time: timeOf(row), event: row })).sort((a, b) => a.time - b.time);
}

/** The record's ID or else a fingerprint of it, so that records without an ID are told apart and none is lost. */
function identityOf(row: Row): string {
	return assetId(row) ?? fingerprint([JSON.stringify(row)]);
}

/** One time, or a list of them where several adapters tell; the first that can be read counts. */
function timeOf(row: Row): number {
	const times = [fieldOf(row, TRIGGERED)].flat().map((text) => Date.parse(String(text)));
	return times.find((time) => Number.isFinite(time)) ?? NO_TIME_MS;
}

function tooMany(): WalkError {
	return new WalkError(
		`more than ${MOST_FINDINGS.toLocaleString('en-US')} alert findings fall into the time that is looked at`,
		'Lower Look Back (Minutes), set a later Start From, or narrow the filters.',
	);
}

/** One odd record is let through; when all are so, new ones cannot be told from old ones and all would come. */
function timeless(): ResponseError {
	return new ResponseError(
		'no alert finding has a time (trigger_date), so new ones cannot be told from old ones',
		'The API of Axonius may have changed: please report it.',
	);
}
