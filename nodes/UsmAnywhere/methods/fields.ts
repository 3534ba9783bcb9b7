import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { toNodeError } from '../../../core/node/to-node-error';
import { Session } from '../../../core/http/session';
import { hal } from '../../../core/pages/hal';
import { ALARMS, EVENTS } from '../collection';
import { simpleAlarm, simpleEvent } from '../records';
import { usmAnywhere } from '../vendor';

/** Enough to meet the fields of most data source plugins. */
const SAMPLE = 100;

/**
 * Names of the fields that recent records have, and of those that the simplified record adds. Records
 * differ, and the API has no catalogue of fields.
 */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const isEvent = this.getCurrentNodeParameter('resource') === 'event';
	const collection = isEvent ? EVENTS : ALARMS;
	try {
		const session = await Session.open(this, usmAnywhere);
		const style = hal({ names: collection.names, size: SAMPLE });
		const { body } = await session.send({ path: collection.path, query: style.first.query });
		const added = Object.keys(isEvent ? simpleEvent({}) : simpleAlarm({}, ''));
		const names = new Set([...style.rows(body).flatMap((row) => Object.keys(row)), ...added]);
		return [...names].sort().map((name) => ({ name, value: name }));
	} catch (error) {
		throw toNodeError(this.getNode(), error, { vendor: usmAnywhere.name, doing: 'load the field names' });
	}
}
