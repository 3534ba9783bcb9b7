import type { Boundary, CustomProperty, Site } from './records.cts';
import { BOUNDARIES, SITES } from './vocabulary.cts';

/** The sites at the start: those that the devices stand at. Ids are numeric texts, as in the SDK's tests [CODE]. */
export function firstSites(): Site[] {
	return SITES.map(([name, location, tier], place) => ({
		id: String(11 + place),
		name,
		location,
		lat: 51.9 - place,
		lng: 4.4 + place,
		parent_id: place === 3 ? '11' : null,
		tier,
		asq_rule: place === 0 ? { or: ['name:harbour'] } : null,
		network_equipment_device_ids: [],
		integration_ids: [],
	}));
}

/** The custom properties at the start. */
export function firstCustomProperties(): CustomProperty[] {
	const common = { created_by: 'automation@acme.example', creation_time: '2025-11-03T09:00:00Z' };
	return [
		{ id: '1', name: 'Size', description: 'Made-up size', type: 'integer', allowed_values: null, ...common },
		{ id: '2', name: 'RepairStatus', description: null, type: 'enum', allowed_values: ['open', 'done'], ...common },
		{ id: '3', name: 'Ticket', description: 'Ticket number', type: 'string', allowed_values: null, ...common },
	];
}

/** The boundaries at the start. Site names stand in one text with commas, one of which belongs to a name [CODE]. */
export function firstBoundaries(): Boundary[] {
	return BOUNDARIES.map((name, place) => ({
		id: 31 + place,
		name,
		affectedSites: SITES.slice(0, place + 1)
			.map(([site]) => site)
			.join(','),
		ruleAql: { or: [`boundary:${name}`] },
	}));
}
