import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { toNodeError } from '../../../core/node/to-node-error';
import { Session } from '../../../core/http/session';
import { objectOf, rowsAt } from '../../../core/pages/shape';
import { aql, conditions, entityOf } from '../aql';
import { searchPages } from '../search';
import { armisV1, armisV3 } from '../vendor';

/** Enough to meet the fields of most records. */
const SAMPLE = 100;
/** What a column of a file would hold, rather than the site as JSON (official SDK, `entities/device.py`). */
const PARTS_OF_SITE = ['site.id', 'site.location', 'site.name', 'site.tier'];
/** Fields of a device that API v1 gives only when asked for by name. */
const UNASKED = { devices: ['serialNumber', 'plcModule', 'firmwareVersion'] } as Record<string, string[]>;

/**
 * Names of the fields of a resource. API v3 has a catalogue of those of devices, custom and integration fields included;
 * API v1 has none, so recent records are looked at.
 */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const resource = String(this.getCurrentNodeParameter('resource'));
		if (resource === 'device') return await catalogue(await Session.open(this, armisV3));
		const query = resource === 'search' ? String(this.getCurrentNodeParameter('aql')) : `in:${ENTITIES[resource]}`;
		return await sampled(await Session.open(this, armisV1), query);
	} catch (error) {
		throw toNodeError(this.getNode(), error, { vendor: armisV1.name, doing: 'load the field names' });
	}
}

const ENTITIES: Record<string, string> = { alert: 'alerts', vulnerability: 'vulnerabilities' };

async function catalogue(session: Session): Promise<INodePropertyOptions[]> {
	const { body } = await session.send({ path: '/assets/_search/fields', query: { asset_type: 'DEVICE' } });
	const names = rowsAt(objectOf(body)?.items, 'items').map(({ name }) => String(name));
	return optionsOf(names.includes('site') ? [...names, ...PARTS_OF_SITE] : names);
}

async function sampled(session: Session, query: string): Promise<INodePropertyOptions[]> {
	const entity = entityOf(query);
	const search = { aql: aql(`in:${entity}`, conditions(query, entity)), pageSize: SAMPLE, wanted: SAMPLE };
	const names = new Set(UNASKED[entity]);
	for await (const rows of searchPages(session, search)) {
		for (const name of rows.flatMap((row) => Object.keys(row))) names.add(name);
		break;
	}
	return optionsOf([...names]);
}

function optionsOf(names: string[]): INodePropertyOptions[] {
	return [...names].sort().map((name) => ({ name, value: name }));
}
