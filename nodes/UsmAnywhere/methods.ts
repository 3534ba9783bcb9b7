import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { inEditor, listSearch, shownMinute, shownText, type Dropdown } from '../../core/node/dropdown';
import type { Row } from '../../core/pages/page-style';
import { usmAnywhere } from './api';
import { ALARMS, EVENTS, idOf, pageOf, styleOf, type Collection } from './pages';
import { ALARM, alarmUrl, EVENT } from './records';

/** Records per page; the API has no free-text search. Enough, too, to meet the fields of most data source plugins. */
const SIZE = 100;

/** The latest alarms. */
export const searchAlarms = latest(ALARMS, (row, session) => {
	const { occurred_at, rule_strategy, rule_method, priority_label } = ALARM.simplified(row, session);
	const name = `${shownMinute(occurred_at)} · ${shownText(rule_method)} (${shownText(priority_label)}) · ${shownText(rule_strategy)}`;
	return [{ name, value: String(row.uuid), url: String(alarmUrl(row, session.access.base.origin)) }];
});

/** The latest events. */
export const searchEvents = latest(EVENTS, (row, session) => {
	const { occurred_at, event_name, source_name } = EVENT.simplified(row, session);
	return [
		{
			name: `${shownMinute(occurred_at)} · ${shownText(event_name)} (${shownText(source_name)})`,
			value: String(row.uuid),
		},
	];
});

/** Labels that recent alarms carry; the API has no catalog of labels. */
export const searchLabels = latest(ALARMS, (row: Row) => {
	const labels = Array.isArray(row.alarm_labels) ? row.alarm_labels : [];
	return labels.map((label) => ({ name: String(label), value: String(label) }));
});

function latest(collection: Collection, lines: Dropdown['lines']) {
	const dropdown: Dropdown = {
		pages: (session) => ({
			style: styleOf(collection, SIZE),
			ask: async ({ query }) => await pageOf(session, collection, { ...query, sort: 'timestamp_occured,desc' }),
		}),
		lines: (row, session) => (idOf(row) ? lines(row, session) : []),
	};
	return listSearch(() => ({ api: usmAnywhere, dropdown }));
}

/**
 * Names of the fields that recent records have, and of those that the simplified record adds. Records
 * differ, and the API has no catalog of fields.
 */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const isEvent = this.getCurrentNodeParameter('resource') === 'event';
	const [collection, kind] = isEvent ? [EVENTS, EVENT] : [ALARMS, ALARM];
	return await inEditor(this, usmAnywhere, 'load the field names', async (session) => {
		const style = styleOf(collection, SIZE);
		const rows = style.rows(await pageOf(session, collection, style.first.query ?? {}));
		const names = new Set([...rows, kind.simplified({}, session)].flatMap((row) => Object.keys(row)));
		return [...names].sort().map((name) => ({ name, value: name }));
	});
}
