import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Route } from '../kernel/router.cts';
import { isFields, jsonFields } from './body.cts';
import type { ArmisData } from './data.cts';
import { invalidField, v3Error } from './errors.cts';
import type { ArmisSettings } from './options.cts';
import type { CustomProperty, Site } from './records.cts';
import { cursorOf, v3Page } from './v3-cursor.cts';

const SITES = '/v3/settings/sites';
const PROPERTIES = '/v3/settings/device-custom-properties';

const SITE_FIELDS = [
	'name',
	'location',
	'parent_id',
	'tier',
	'asq_rule',
	'network_equipment_device_ids',
	'integration_ids',
];
const ID_FIELDS = ['parent_id', 'network_equipment_device_ids', 'integration_ids'];
const TYPES = ['boolean', 'enum', 'externalLink', 'integer', 'string', 'timestamp'];

/** Sites and definitions of custom properties [CODE]. */
export function settingsRoutes(data: ArmisData, settings: ArmisSettings): Route[] {
	const { sites, customProperties } = data;
	const routes: Route[] = [
		{ method: 'GET', pattern: SITES, answer: ({ query }) => listSites(query, sites, settings) },
		{ method: 'POST', effect: 'write', pattern: SITES, answer: (request) => createSite(request, sites) },
		{ method: 'PATCH', pattern: `${SITES}/:`, answer: (request, [id]) => updateSite(request, sites, id) },
		...oneOf(SITES, sites),
		// The one list of v3 without pages [CODE].
		{ method: 'GET', pattern: PROPERTIES, answer: () => ({ status: 200, body: { items: customProperties } }) },
		{
			method: 'POST',
			effect: 'write',
			pattern: PROPERTIES,
			answer: (request) => createProperty(request, customProperties, settings),
		},
		{
			method: 'PATCH',
			pattern: `${PROPERTIES}/:`,
			answer: (request, [id]) => updateProperty(request, customProperties, id),
		},
		...oneOf(PROPERTIES, customProperties),
	];
	return routes.map(({ answer, ...route }) => ({
		...route,
		answer: (request, parts) => {
			if (route.method !== 'GET') data.settingsVersion++;
			return answer(request, parts);
		},
	}));
}

/** The routes that read and delete one record of a list. A deletion answers without a body [INVENTED: no client reads it]. */
function oneOf(path: string, records: Array<{ id: string | number }>): Route[] {
	const indexOf = (id: string) => records.findIndex((record) => String(record.id) === id);
	return [
		{
			method: 'GET',
			pattern: `${path}/:`,
			answer: (_, [id]) => (indexOf(id) < 0 ? notFound(id) : { status: 200, body: records[indexOf(id)] }),
		},
		{
			method: 'DELETE',
			pattern: `${path}/:`,
			answer: (_, [id]) => {
				if (indexOf(id) < 0) return notFound(id);
				records.splice(indexOf(id), 1);
				return { status: 204 };
			},
		},
	];
}

// The last page has no `next` here; a search has null [CODE: both exist].
function listSites(query: URLSearchParams, sites: Site[], settings: ArmisSettings): Answer {
	const cursor = cursorOf({ limit: query.get('limit') ?? undefined, after: query.get('after') }, settings);
	if ('status' in cursor) return cursor;
	const { length } = sites;
	const { items, next } = v3Page({ length, at: (index) => sites[index] }, cursor, settings);
	return { status: 200, body: next === null ? { items } : { items, next } };
}

function createSite(request: VendorRequest, sites: Site[]): Answer {
	const body = jsonFields(request);
	const refusal = refuseSite(body, sites);
	if (refusal) return refusal;
	if (typeof body.name !== 'string' || body.name === '') return invalidField('name', 'field required');
	const empty = { location: null, lat: null, lng: null, parent_id: null, tier: null, asq_rule: null };
	const lists = { network_equipment_device_ids: [], integration_ids: [] };
	const site: Site = { ...empty, ...lists, ...body, id: String(nextId(sites)), name: body.name };
	sites.push(site);
	return { status: 201, body: site };
}

function updateSite(request: VendorRequest, sites: Site[], id: string): Answer {
	const body = jsonFields(request);
	const site = sites.find((known) => known.id === id);
	if (!site) return notFound(id);
	const others = sites.filter((known) => known !== site);
	return refuseSite(body, others) ?? { status: 200, body: Object.assign(site, body) };
}

// The SDK reads 409 as "already exists" [CODE].
function refuseSite(body: Record<string, unknown>, others: Site[]): Answer | undefined {
	const unknown = Object.keys(body).find((field) => !SITE_FIELDS.includes(field));
	if (unknown) return invalidField(unknown, 'extra fields not permitted');
	if ('name' in body && typeof body.name !== 'string') return invalidField('name', 'str type expected');
	if (others.some(({ name }) => name === body.name)) return v3Error(409, 'A site with this name already exists');
	const text = Object.keys(body).find((field) => ID_FIELDS.includes(field) && !isIds(body[field], field));
	if (text) return invalidField(text, 'value is not a valid integer');
	if (body.asq_rule !== undefined && body.asq_rule !== null && !isFields(body.asq_rule)) {
		return invalidField('asq_rule', 'value is not a valid dict');
	}
	return undefined;
}

/** Integers only in a request; in an answer they may be texts [CODE: armis-sdk-python, sites_client_test.py]. */
function isIds(value: unknown, field: string): boolean {
	if (field === 'parent_id') return value === null || Number.isInteger(value);
	return Array.isArray(value) && value.every((id) => Number.isInteger(id));
}

function createProperty(
	request: VendorRequest,
	properties: CustomProperty[],
	{ clientId, now }: ArmisSettings,
): Answer {
	const { name, type, description = null, allowed_values = null } = jsonFields(request);
	// Limits of the SDK [CODE].
	if (typeof name !== 'string' || !/^\w{1,40}$/.test(name)) return invalidField('name', 'up to 40 word characters');
	if (!TYPES.includes(String(type))) return invalidField('type', `permitted: ${TYPES.join(', ')}`);
	const wrong = refuseTexts({ description, allowed_values });
	if (wrong) return wrong;
	if (type === 'enum' && !Array.isArray(allowed_values)) return invalidField('allowed_values', 'field required');
	if (properties.some((known) => known.name === name)) return v3Error(409, 'A property with this name already exists');
	const property = {
		id: nextId(properties),
		name,
		type: String(type),
		description: description as string | null,
		allowed_values: allowed_values as string[] | null,
		created_by: clientId,
		creation_time: new Date(now()).toISOString(),
	};
	properties.push(property);
	return { status: 201, body: property };
}

// Only these two can change [CODE].
function updateProperty(request: VendorRequest, properties: CustomProperty[], id: string): Answer {
	const property = properties.find((known) => String(known.id) === id);
	if (!property) return notFound(id);
	const body = jsonFields(request);
	const fixed = Object.keys(body).find((field) => field !== 'description' && field !== 'allowed_values');
	if (fixed) return invalidField(fixed, 'extra fields not permitted');
	return refuseTexts(body) ?? { status: 200, body: Object.assign(property, body) };
}

function refuseTexts({ description, allowed_values }: Record<string, unknown>): Answer | undefined {
	if (typeof description === 'string' && description.length > 250) return invalidField('description', 'too long');
	const isList = Array.isArray(allowed_values) && allowed_values.every((value) => typeof value === 'string');
	if (allowed_values === undefined || allowed_values === null || isList) return undefined;
	return invalidField('allowed_values', 'value is not a valid list');
}

function nextId(records: Array<{ id: string | number }>): number {
	return Math.max(0, ...records.map(({ id }) => Number(id))) + 1;
}

function notFound(id: string): Answer {
	return v3Error(404, `${id} not found`);
}
