/** The tables by which the nodes make events of OCSF: all that they name is in the schema, and any record is safe with them. */
import path from 'node:path';
import fc from 'fast-check';
import type { TabledShape } from '../core/node/event-shape';
import { OBJECTS } from '../core/ocsf/objects';
import type { Attributes, EventTable, Source } from '../core/ocsf/table';
import { faultsWith, fieldsOf, hostile, usualRecord } from './core/ocsf/hostile.cts';
import { choicesOf, classOf, definitions, objectOf, withSchema } from './core/ocsf/schema.cts';
import { runs } from './harness/runs.cts';
import { ROOT, sources } from './sources.cts';

/** By the name under which it is exported, with its file. */
type Named<Thing> = [name: string, thing: Thing];

const MADE = sources('nodes').filter(({ text }) => /\beventShape\(/.test(text));
const SHAPES = MADE.flatMap(({ file }) => shapesIn(file));
const TABLES = SHAPES.flatMap(([name, { tables }]) =>
	tables.map((table): Named<EventTable> => [`${name}: ${table.log}, ${table.class.name}`, table]),
);
const NOW = Date.UTC(2026, 0, 15);
const SESSION = {
	access: { base: new URL('https://product.example') },
	clock: { now: () => NOW },
};

test('every table is looked at', () => {
	const named = MADE.map(({ file, text }) => [file, text.split(/\beventShape\(/).length - 1]);
	expect(named.map(([file]) => [file, SHAPES.filter(([name]) => name.startsWith(`${file} `)).length])).toEqual(named);
});

withSchema('what a table names', () => {
	test.each(TABLES)('is an attribute of its class, and none that goes away: %s', (_, table) => {
		const [name] = classOf(table.class.uid)!;
		expect(faultsIn(table.attributes, name)).toEqual([]);
	});
});

describe('whatever a record is like, it becomes an honest event, or none', () => {
	test.each(SHAPES)('%s', (_, shape) => {
		for (const table of shape.tables) {
			const names = [...fieldsOf(table.attributes), ...table.time.fields];
			fc.assert(
				fc.property(hostile(usualRecord(table), names), (row) => {
					expect(faultsWith(row, shape(row, SESSION))).toBeUndefined();
				}),
				{ numRuns: runs(25) },
			);
		}
	});
});

function shapesIn(file: string): Array<Named<TabledShape>> {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const exported = require(path.join(ROOT, file)) as Record<string, unknown>;
	return Object.entries(exported).flatMap(([name, one]) =>
		typeof one === 'function' && 'tables' in one ? [[`${file} ${name}`, one as TabledShape]] : [],
	);
}

/** @param type the class or object that has the attributes */
function faultsIn(attributes: Attributes, type: string): string[] {
	return Object.entries(attributes).flatMap(([path, source]) => faultsAt(path, source, type));
}

function faultsAt(path: string, source: Source, type: string): string[] {
	const [step, ...others] = path.split('.');
	const name = step.replace('[]', '');
	const { properties = {} } = definitions[type];
	const isChoice = others.length === 0 && source.as.form === 'choice';
	const attribute = properties[isChoice ? `${name}_id` : name];
	if (!attribute) return [`${type} has no ${name}`];
	if (attribute.deprecated || properties[name]?.deprecated) return [`${type}.${name} is deprecated`];
	const inner = objectOf(attribute);
	if (inner && isStrict(inner) && name !== 'metadata' && !Object.hasOwn(OBJECTS, name))
		return [`${name} needs a rule in OBJECTS`];
	if (others.length > 0) {
		if (!inner) return [`${type}.${name} is no object`];
		if (step.endsWith('[]') !== (attribute.items !== undefined)) return [`${type}.${name}: a list, or none`];
		return faultsAt(others.join('.'), source, inner);
	}
	return formFaults(`${type}.${name}`, source, attribute, inner);
}

function formFaults(
	place: string,
	{ as: { form, captions, inner: attributes } }: Source,
	attribute: (typeof definitions)[string] & { items?: unknown },
	inner?: string,
): string[] {
	if (attributes) return inner ? faultsIn(attributes, inner) : [`${place} holds no objects`];
	if (inner) return [`${place} is an object`];
	if ((form === 'list') !== (attribute.items !== undefined)) return [`${place}: a list, or none`];
	const [type] = place.split('.');
	if (form === 'addresses' && !definitions[type].properties?.network_interfaces) return [`${place} takes one address`];
	const isOther = captions && JSON.stringify(captions) !== JSON.stringify(choicesOf(attribute));
	return isOther ? [`${place} has other captions`] : [];
}

function isStrict(type: string): boolean {
	const { required = [], anyOf, oneOf } = definitions[type];
	return required.length > 0 || anyOf !== undefined || oneOf !== undefined;
}
