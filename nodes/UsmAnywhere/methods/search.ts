import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { toNodeError } from '../../../core/node/to-node-error';
import { Session } from '../../../core/http/session';
import { hal } from '../../../core/pages/hal';
import type { Row } from '../../../core/pages/page-style';
import { ALARMS, EVENTS, idOf, type Collection } from '../collection';
import { alarmUrl, simpleAlarm, simpleEvent } from '../records';
import { usmAnywhere } from '../vendor';

/** Records per page; the API has no free-text search. */
const SIZE = 100;
/** Pages looked through for a first hit: the editor offers no more of a list that comes back empty. */
const MOST_PAGES = 5;

/** What the editor asks for. */
interface Asked {
	filter?: string;
	paginationToken?: string;
}

/** The latest alarms whose line holds the filter text. */
export async function searchAlarms(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, ALARMS, { filter, paginationToken }, (row, origin) => {
		const { occurred_at, rule_strategy, rule_method, priority_label } = simpleAlarm(row, origin);
		const name = `${minute(occurred_at)} · ${text(rule_method)} (${text(priority_label)}) · ${text(rule_strategy)}`;
		return [{ name, value: String(row.uuid), url: String(alarmUrl(row, origin)) }];
	});
}

/** The latest events, likewise. */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, EVENTS, { filter, paginationToken }, (row) => {
		const { occurred_at, event_name, source_name } = simpleEvent(row);
		return [{ name: `${minute(occurred_at)} · ${text(event_name)} (${text(source_name)})`, value: String(row.uuid) }];
	});
}

/** Labels that recent alarms carry; the API has no catalogue of labels. */
export async function searchLabels(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const { results } = await search(this, ALARMS, { filter }, (row) => {
		const labels = Array.isArray(row.alarm_labels) ? row.alarm_labels : [];
		return labels.map((label) => ({ name: String(label), value: String(label) }));
	});
	return { results: [...new Map(results.map((item) => [item.value, item])).values()] };
}

async function search(
	ctx: ILoadOptionsFunctions,
	collection: Collection,
	{ filter = '', paginationToken }: Asked,
	entries: (row: Row, origin: string) => INodeListSearchItems[],
): Promise<INodeListSearchResult> {
	try {
		const session = await Session.open(ctx, usmAnywhere);
		const { origin } = session.access.base;
		const holds = ({ name, value }: INodeListSearchItems) =>
			`${name} ${String(value)}`.toLowerCase().includes(filter.trim().toLowerCase());
		const first = Number(paginationToken ?? 0);
		for (let page = first; ; page++) {
			const { rows, more } = await pageOf(session, collection, page);
			const results = rows
				.filter((row) => idOf(row))
				.flatMap((row) => entries(row, origin))
				.filter(holds);
			const next = more ? String(page + 1) : undefined;
			if (results.length > 0 || !more || page + 1 >= first + MOST_PAGES) return { results, paginationToken: next };
		}
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: usmAnywhere.name, doing: 'load the list' });
	}
}

async function pageOf(session: Session, collection: Collection, page: number) {
	const style = hal({ names: collection.names, size: SIZE });
	const query = { ...style.first.query, page, sort: 'timestamp_occured,desc' };
	const { body } = await session.send({ path: collection.path, query });
	return { rows: style.rows(body), more: style.following(body, { query }, SIZE).count > 0 };
}

/** UTC to the minute: lines in the editor are short. */
function minute(iso: unknown): string {
	return text(iso).slice(0, 16).replace('T', ' ');
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '–';
}
