import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { toNodeError } from '../../../core/node/to-node-error';
import { Session } from '../../../core/http/session';
import { hal } from '../../../core/pages/hal';
import type { Row } from '../../../core/pages/page-style';
import { ALARMS, EVENTS, type Collection } from '../collection';
import { alarmUrl, simpleAlarm, simpleEvent } from '../records';
import { usmAnywhere } from '../vendor';

/** Records looked at per step of a search; the API has no free-text search. */
const SIZE = 100;

/** The latest alarms whose line holds the filter text. */
export async function searchAlarms(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, ALARMS, { filter, paginationToken }, (row, origin) => {
		const { occurred_at, rule_strategy, rule_method, priority_label } = simpleAlarm(row, origin);
		const name = `${text(occurred_at)} · ${text(rule_strategy)}: ${text(rule_method)} (${text(priority_label)})`;
		return [{ name, value: String(row.uuid), url: alarmUrl(row, origin) }];
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
		return [{ name: `${text(occurred_at)} · ${text(event_name)} (${text(source_name)})`, value: String(row.uuid) }];
	});
}

/** Labels that recent alarms carry; the API has no catalogue of labels. */
export async function searchLabels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { results } = await search(this, ALARMS, { filter }, (row) => {
		const labels = Array.isArray(row.alarm_labels) ? row.alarm_labels : [];
		return labels.map((label) => ({ name: String(label), value: String(label) }));
	});
	return { results: [...new Map(results.map((item) => [item.value, item])).values()] };
}

async function search(
	ctx: ILoadOptionsFunctions,
	collection: Collection,
	asked: { filter?: string; paginationToken?: string },
	entries: (row: Row, origin: string) => INodeListSearchItems[],
): Promise<INodeListSearchResult> {
	try {
		const session = await Session.open(ctx, usmAnywhere);
		const style = hal({ names: collection.names, size: SIZE });
		const page = Number(asked.paginationToken ?? 0);
		const query = { ...style.first.query, page, sort: 'timestamp_occured,desc' };
		const { body } = await session.send({ path: collection.path, query });
		const more = style.following(body, { query }).count > 0;
		const found = style.rows(body).flatMap((row) => entries(row, session.access.base.origin));
		const wanted = (asked.filter ?? '').toLowerCase();
		const results = found.filter(({ name, value }) => `${name} ${String(value)}`.toLowerCase().includes(wanted));
		return { results, paginationToken: more ? String(page + 1) : undefined };
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: usmAnywhere.name, doing: 'load the list' });
	}
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '–';
}
