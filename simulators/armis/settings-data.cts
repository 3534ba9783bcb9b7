import type { Boundary, CustomProperty, Site } from './records.cts';
import { BOUNDARIES, SITES } from './vocabulary.cts';

/** The sites at the start: the sites of the devices. Ids are numeric texts, as in the SDK's tests [CODE]. */
export function firstSites(): Site[] {
	return SITES.map(([name, location, tier], index) => ({
		id: String(11 + index),
		name,
		location,
		lat: 51.9 - index,
		lng: 4.4 + index,
		parent_id: index === 3 ? '11' : null,
		tier,
		asq_rule: index === 0 ? { or: ['name:harbour'] } : null,
		network_equipment_device_ids: [],
		integration_ids: [],
	}));
}

/** The custom properties at the start. */
export function firstCustomProperties(): CustomProperty[] {
	const common = { created_by: 'automation@acme.example', creation_time: '2025-11-03T09:00:00Z' };
	return [
		{ id: 1, name: 'Size', description: 'Made-up size', type: 'integer', allowed_values: null, ...common },
		{ id: 2, name: 'RepairStatus', description: null, type: 'enum', allowed_values: ['open', 'done'], ...common },
		{ id: 3, name: 'Ticket', description: 'Ticket number', type: 'string', allowed_values: null, ...common },
	];
}

/** The boundaries at the start. Their site names are one text, separated by commas; one comma is part of a name [CODE]. */
export function firstBoundaries(): Boundary[] {
	return BOUNDARIES.map((name, index) => ({
		id: 31 + index,
		name,
		affectedSites: SITES.slice(0, index + 1)
			.map(([site]) => site)
			.join(','),
		ruleAql: { or: [`boundary:${name}`] },
	}));
}
