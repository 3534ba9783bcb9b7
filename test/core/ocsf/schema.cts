/** The strict schema of OCSF, with which events are checked. It lies beside the repository and not in it. */
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import type { IDataObject } from 'n8n-workflow';
import { beside } from '../../harness/beside.cts';

const file = beside('ocsf/ocsf-1.8.0.schema.json');

/** Whether the schema is here, and `describe` where it is. */
export const { isThere: hasSchema, describe: withSchema } = file;

/** A class, an object, or an attribute. */
export interface Definition {
	title?: string;
	deprecated?: boolean;
	description?: string;
	properties?: Record<string, Attribute>;
	required?: string[];
	anyOf?: Array<{ required: string[] }>;
	oneOf?: Array<{ required: string[] }>;
	const?: number;
}

type Attribute = Definition & { $ref?: string; items?: { $ref?: string } };

const schema = (hasSchema ? file.json() : { title: '', $defs: {} }) as {
	title: string;
	$defs: Record<string, Definition>;
};

/** It names the release. */
export const { title } = schema;

/** Classes and objects by their names. */
export const definitions = schema.$defs;

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema(schema, 'ocsf');
const validators = new Map<unknown, ValidateFunction>();

/** The class with this number. */
export function classOf(uid: unknown): [name: string, definition: Definition] | undefined {
	return Object.entries(definitions).find(([, { properties }]) => properties?.class_uid?.const === uid);
}

/** The name of the object that an attribute is, or of which it is a list. */
export function objectOf({ $ref, items }: Attribute): string | undefined {
	return ($ref ?? items?.$ref)?.replace('#/$defs/', '');
}

/** The values of an enumeration with their captions. */
export function choicesOf({ description = '' }: Definition): Record<string, string> {
	return Object.fromEntries(
		description.split('; ').map((choice) => [choice.split(' ', 1)[0], choice.replace(/^\d+ /, '')]),
	);
}

/** What is wrong with an event: errors of the schema, and what a schema cannot say. Empty for a valid event. */
export function faultsOf(event: IDataObject): string[] {
	const [name, definition] = classOf(event.class_uid) ?? [];
	if (!definition || name === undefined) return [`there is no class ${String(event.class_uid)}`];
	const known = validators.get(name) ?? ajv.compile({ $ref: `ocsf#/$defs/${name}` });
	validators.set(name, known);
	const faults = known(event)
		? []
		: known.errors!.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
	if (event.type_uid !== Number(event.class_uid) * 100 + Number(event.activity_id))
		faults.push('type_uid is not that of the activity');
	return [...faults, ...captionFaults(event, definition, ''), ...emptyIn(event, '')];
}

/** The text beside an ID is its caption, or the product's own word where the ID is 99. */
function captionFaults(object: IDataObject, definition: Definition, place: string): string[] {
	return Object.entries(object).flatMap(([name, value]) => {
		const property = definition.properties?.[name];
		if (name.endsWith('_id') && property?.description) {
			const caption = new RegExp(`(?:^|; )${String(value)} ([^;]*)`).exec(property.description)?.[1];
			const beside = object[name.replace(/_id$/, name === 'activity_id' ? '_name' : '')];
			if (value === 99 ? typeof beside !== 'string' || beside === '' : beside !== caption)
				return [`${place}${name} ${String(value)} stands beside ${String(beside)}`];
		}
		const ref = property && objectOf(property);
		const inner = ref && definitions[ref];
		if (!inner || name === 'unmapped') return [];
		return [value]
			.flat()
			.flatMap((part, index) =>
				captionFaults(part as IDataObject, inner, `${place}${name}${Array.isArray(value) ? `[${index}]` : ''}.`),
			);
	});
}

function emptyIn(value: unknown, place: string): string[] {
	if (value === null || value === '' || value === undefined) return [`${place} is empty`];
	if (typeof value !== 'object') return [];
	const parts = Object.entries(value);
	return parts.length === 0
		? [`${place} is empty`]
		: parts.flatMap(([name, part]) => emptyIn(part, `${place}/${name}`));
}

/** Leaves of a record that stand nowhere in its event: as text regardless of case, as number, or as the same instant. */
export function leavesLost(record: unknown, event: unknown): unknown[] {
	const said = new Set(leaves(event).map(plain));
	return leaves(record).filter((leaf) => ![plain(leaf), instant(leaf), number(leaf)].some((one) => said.has(one)));
}

/** The values inside a value, without empty ones. */
export function leaves(value: unknown): unknown[] {
	if (value === null || value === undefined || value === '') return [];
	return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [value];
}

function plain(value: unknown): string {
	return String(value).trim().toLowerCase();
}

function number(value: unknown): string {
	return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(Number(value)) : 'no number';
}

function instant(value: unknown): string {
	const digits = /^\d{9,10}(?:\.\d{1,3})?$/.test(String(value)) ? Math.round(Number(value) * 1000) : NaN;
	const text = String(value);
	const zoned = /(Z|GMT|UTC|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
	const fraction = /\.\d{3}(\d*)/.exec(text)?.[1] ?? '';
	const isExact = !/[1-9]/.test(fraction);
	return isExact ? String(Number.isNaN(digits) ? Date.parse(zoned) : digits) : 'no instant';
}
