import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { toNodeError } from '../../../core/node/to-node-error';
import { Session } from '../../../core/http/session';
import { hal } from '../../../core/pages/hal';
import { ALARMS, EVENTS } from '../collection';
import { usmAnywhere } from '../vendor';

/** Enough to meet the fields of most data source plugins. */
const SAMPLE = 100;

/** Names of the fields that recent records have; records differ, and the API has no catalogue of fields. */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const collection = this.getCurrentNodeParameter('resource') === 'event' ? EVENTS : ALARMS;
	try {
		const session = await Session.open(this, usmAnywhere);
		const style = hal({ names: collection.names, size: SAMPLE });
		const { body } = await session.send({ path: collection.path, query: style.first.query });
		const names = new Set(style.rows(body).flatMap((row) => Object.keys(row)));
		return [...names].sort().map((name) => ({ name, value: name }));
	} catch (error) {
		throw toNodeError(this.getNode(), error, { vendor: usmAnywhere.name, doing: 'load the field names' });
	}
}
