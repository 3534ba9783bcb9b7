import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { inEditor, listSearch, shownMinute, shownText, type Dropdown } from '../../core/node/dropdown';
import { simplifiedBy } from '../../core/node/list';
import { areAttributes, attributeOptions } from '../shared/event-fields';
import { usmAnywhere } from './api';
import { alarmEvent } from './ocsf/alarm';
import { eventEvent } from './ocsf/event';
import { idOf, paging, type Collection } from './pages';
import { ALARMS, EVENTS } from './records';

/** The latest alarms. */
export const searchAlarms = latest(ALARMS, (row, session) => {
	const { uuid, url, occurred_at, rule_strategy, rule_method, priority_label } = ALARMS.kind.simplified(row, session);
	const name = `${shownMinute(occurred_at)} · ${shownText(rule_method)} (${shownText(priority_label)}) · ${shownText(rule_strategy)}`;
	return [{ name, value: String(uuid), url: String(url) }];
});

/** The latest events. */
export const searchEvents = latest(EVENTS, (row, session) => {
	const { uuid, occurred_at, event_name, source_name } = EVENTS.kind.simplified(row, session);
	const name = `${shownMinute(occurred_at)} · ${shownText(event_name)} (${shownText(source_name)})`;
	return [{ name, value: String(uuid) }];
});

/** Labels that recent alarms carry; the API has no catalog of labels. */
export const searchLabels = latest(ALARMS, ({ alarm_labels: labels }) =>
	Array.isArray(labels) ? labels.map((label) => ({ name: String(label), value: String(label) })) : [],
);

/** The newest records; the API has no free-text search. */
function latest(collection: Collection, lines: Dropdown['lines']) {
	const dropdown: Dropdown = {
		pages: (session) => paging(session, collection, { sort: 'timestamp_occured,desc' }),
		lines: (row, session) => (idOf(row) ? lines(row, session) : []),
	};
	return listSearch(() => ({ api: usmAnywhere, dropdown }));
}

/**
 * Names of the fields that recent records have, and of those that the simplified record adds. Records differ, and the
 * API has no catalog of fields; one page is enough to meet the fields of most data source plugins. Of events in OCSF, the
 * attributes.
 */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const isEvent = this.getCurrentNodeParameter('resource') === 'event';
	if (areAttributes(this)) return attributeOptions((isEvent ? eventEvent : alarmEvent).tables);
	const collection = isEvent ? EVENTS : ALARMS;
	return await inEditor(this, usmAnywhere, 'load the field names', async (session) => {
		const { ask, style } = paging(session, collection, {});
		const rows = style.rows(await ask(style.first));
		const names = new Set([...rows, simplifiedBy(collection.kind)({}, session)].flatMap((row) => Object.keys(row)));
		return [...names].sort().map((name) => ({ name, value: name }));
	});
}
