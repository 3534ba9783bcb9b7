/** Classes, captions and rules are those of the release that events name: another release fails here. */
import * as captions from '../../../core/ocsf/captions';
import * as classes from '../../../core/ocsf/classes';
import { OBJECTS } from '../../../core/ocsf/objects';
import { OCSF_RELEASE } from '../../../core/ocsf/release';
import { choicesOf, classOf, definitions, objectOf, title, withSchema } from './schema.cts';

/** Attributes that an event always has, whatever its record is like. */
const ALWAYS = ['activity_id', 'category_uid', 'class_uid', 'metadata', 'severity_id', 'time', 'type_uid'];
const CATEGORIES = {
	2: 'Findings',
	3: 'Identity & Access Management',
	4: 'Network Activity',
	5: 'Discovery',
	6: 'Application Activity',
};
const enumerations = Object.fromEntries(
	Object.entries(captions).filter(([, one]) => typeof one === 'object'),
) as Record<string, captions.Captions>;

withSchema(`OCSF ${OCSF_RELEASE}`, () => {
	test('is the release of the schema that events are checked with', () => {
		expect(title.split(/[ ,]/).slice(0, 2)).toEqual(['OCSF', OCSF_RELEASE]);
	});

	test.each(Object.values(classes).map((kind) => [kind.name, kind] as const))(
		'has the class %s with its number, category and activities, and requires what is required here',
		(name, kind) => {
			const [, { title: caption, properties = {}, required = [], anyOf = [] }] = classOf(kind.uid)!;
			expect([kind.name, kind.category]).toEqual([caption, categoryOf(properties.category_uid.const)]);
			expect(kind.activities).toEqual(choicesOf(properties.activity_id));
			expect(kind.required.filter((one) => properties[one] === undefined || properties[one].deprecated)).toEqual([]);
			expect(sorted([...ALWAYS, ...kind.required])).toEqual(expect.arrayContaining(required));
			expect(sorted(kind.oneOf ?? [])).toEqual(namesIn(anyOf));
			expect(name).toBe(caption);
		},
	);

	test('has every enumeration with the same numbers and captions', () => {
		const { OBSERVABLE_TYPE, ...whole } = enumerations;
		const known = Object.values(definitions).flatMap(({ properties = {} }) =>
			Object.entries(properties).flatMap(([name, one]) =>
				name.endsWith('_id') ? [JSON.stringify(choicesOf(one))] : [],
			),
		);
		expect(Object.entries(whole).filter(([, one]) => !known.includes(JSON.stringify(one)))).toEqual([]);
		expect(choicesOf(definitions.observable.properties!.type_id)).toMatchObject(OBSERVABLE_TYPE);
	});

	test('requires of each object what is required here, and at least one of the same attributes', () => {
		for (const [name, { choices = [], required = [], oneOf = [] }] of Object.entries(OBJECTS)) {
			const types = typesNamed(name);
			expect([name, types]).not.toEqual([name, []]);
			for (const type of types) {
				const { properties = {}, required: all = [], anyOf, oneOf: justOne } = definitions[type];
				const own = [...required, ...choices.map((choice) => `${choice}_id`)];
				expect([name, sorted(own)]).toEqual([name, sorted(all)]);
				const names = namesIn(anyOf ?? justOne ?? []);
				expect([name, oneOf.filter((one) => !names.includes(one))]).toEqual([name, []]);
				expect([name, oneOf.length > 0]).toEqual([name, names.length > 0]);
				expect([name, choices.filter((choice) => !properties[choice])]).toEqual([name, []]);
			}
		}
	});
});

function categoryOf(uid: number | undefined): string | undefined {
	return (CATEGORIES as Record<number, string>)[uid ?? 0];
}

/** The types that attributes with this name have. */
function typesNamed(name: string): string[] {
	const types = Object.values(definitions).flatMap(({ properties }) => {
		const attribute = properties?.[name];
		return (attribute && objectOf(attribute)) ?? [];
	});
	return [...new Set(types)];
}

function namesIn(alternatives: Array<{ required: string[] }>): string[] {
	return sorted(alternatives.flatMap(({ required }) => required));
}

function sorted(names: readonly string[]): string[] {
	return [...names].sort();
}
