/**
 * `npm run ocsf`: writes what `docs/ocsf.md` says about forms and mappings, from the forms and the mappings themselves. A test
 * fails when the document says something else.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import type { Choice } from '../core/ocsf/captions';
import type { Attributes, EventTable, Source, ValueType } from '../core/ocsf/table';
import { VENDORS } from './vendors.js';

const ROOT = path.dirname(__dirname);
const FILE = path.join(ROOT, 'docs/ocsf.md');
/** More words of one choice would hide the others. */
const MOST_WORDS = 6;

const PARTS: Record<string, () => string> = { forms: formsTable, mappings };
const PART = /(<!-- (\w+): written by "npm run ocsf" -->\n)[^]*?(\n<!-- end -->)/g;

/** The document as it must be. */
export function documentOf(text: string): string {
	const names = [...text.matchAll(PART)].map(([, , name]) => name);
	if (names.join() !== Object.keys(PARTS).join()) throw new Error('docs/ocsf.md has no place for the tables');
	return text.replace(PART, (_part, start: string, name: string, end: string) => `${start}\n${PARTS[name]()}\n${end}`);
}

/** By the name of the product. */
const BY_NAME = [...VENDORS].sort((a, b) => (a.product < b.product ? -1 : 1));

/** In which forms Output offers OCSF. */
function formsTable(): string {
	const rows = BY_NAME.flatMap(({ folder, product }) => {
		const places = [...operationsWith(nodeOf(folder)), ...triggersWith(nodeOf(folder, 'Trigger'))];
		return places.length > 0 ? [`| ${product} | ${places.join('; ')} |`] : [`| ${product} | none |`];
	});
	return ['| product | where *Output* offers *OCSF* |', '| --- | --- |', ...rows].join('\n');
}

function nodeOf(folder: string, ending = ''): INodeType {
	const name = folder + ending;
	const module = require(`../nodes/${folder}/${name}.node.ts`) as Record<string, new () => INodeType>;
	return new module[name]();
}

/** `Alert: Get, Get Many` */
function operationsWith({ description: { properties } }: INodeType): string[] {
	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap(({ name, value }) => {
		const isOfResource = ({ displayOptions }: INodeProperties) =>
			displayOptions?.show?.resource?.includes(value) ?? false;
		const offering = properties.filter((one) => offersOcsf(one) && isOfResource(one));
		const values = new Set(offering.flatMap(({ displayOptions }) => displayOptions?.show?.operation ?? []));
		const operations = properties.filter((one) => one.name === 'operation' && isOfResource(one)).flatMap(optionsOf);
		const names = operations.filter((one) => values.has(one.value)).map((one) => one.name);
		return names.length > 0 ? [`${name}: ${names.join(', ')}`] : [];
	});
}

/** `Trigger: New Alert` */
function triggersWith({ description: { properties } }: INodeType): string[] {
	const offering = properties.filter(offersOcsf);
	const values = new Set(offering.flatMap(({ displayOptions }) => displayOptions?.show?.event ?? []));
	const events = optionsOf(properties.find(({ name }) => name === 'event'));
	const names = events.filter(({ value }) => values.has(value)).map(({ name }) => name);
	return names.length > 0 ? [`Trigger: ${names.join(', ')}`] : [];
}

function offersOcsf(parameter: INodeProperties): boolean {
	return parameter.name === 'output' && optionsOf(parameter).some(({ value }) => value === 'ocsf');
}

function optionsOf(parameter: INodeProperties | undefined): INodePropertyOptions[] {
	return (parameter?.options ?? []) as INodePropertyOptions[];
}

/** All mappings, a table for each list of a product; classes that are filled in the same way share one. */
function mappings(): string {
	return BY_NAME.flatMap(({ folder, product }) => {
		const groups = grouped(tablesIn(`nodes/${folder}`), groupOf);
		const sections = [...groups.values()].map(section).sort();
		return sections.length > 0 ? [`### ${product}`, ...sections] : [];
	}).join('\n\n');
}

/** What the modules of a vendor's mapping export: tables, and outputs with theirs. */
function tablesIn(folder: string): EventTable[] {
	const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
	const modules = files.filter((file) => /^ocsf(?:\.ts|\/.*\.ts)$/.test(file)).sort();
	const exported = modules.flatMap((file) => Object.values(require(path.join(ROOT, folder, file)) as object));
	// In which order a module gives its exports depends on what has compiled it.
	return [...new Set(exported.flatMap(tablesOf))].sort((a, b) => a.class.uid - b.class.uid);
}

function tablesOf(exported: Partial<EventTable> & { tables?: EventTable[] }): EventTable[] {
	if (Array.isArray(exported.tables)) return exported.tables;
	return exported.class && exported.attributes ? [exported as EventTable] : [];
}

function groupOf({ product, log, attributes }: EventTable): string {
	return JSON.stringify([product, log, linesOf(attributes)]);
}

function section(tables: EventTable[]): string {
	const [{ product, log, attributes }] = tables;
	const classes = grouped(tables, (table) => `${table.class.name} (${table.class.uid})`);
	const becomes = [...classes].map(
		([name, own]) => `${name}, activity ${[...new Set(own.map(activityOf))].join(' or ')}`,
	);
	const times = grouped(tables, ({ time }) => line('', time));
	const whens = [...times.values()].map((own) => line(times.size > 1 ? timeOf(own) : '`time`', own[0].time));
	return [
		`#### ${[log, product.feature].filter(Boolean).join(', ')}: ${[...new Set(tables.map((table) => table.class.name))].join(', ')}`,
		'',
		`${becomes.join('; ')}.`,
		'',
		'| attribute | field of the product | how it is read | certainty |',
		'| --- | --- | --- | --- |',
		...whens,
		...linesOf(attributes),
	].join('\n');
}

function activityOf({ class: { activities }, activity }: EventTable): string {
	return typeof activity === 'number' ? `*${activities[activity]}*` : 'by the record';
}

/** `time` of some of the activities. */
function timeOf(tables: EventTable[]): string {
	return `\`time\` (${[...new Set(tables.map(activityOf))].join(', ')})`;
}

function linesOf(attributes: Attributes, of = '', within = ''): string[] {
	return Object.entries(attributes).flatMap(([name, source]) => {
		const attribute = of + name;
		const inside = source.as.inner ?? {};
		const fields = source.derive ? '' : `${source.fields.join('` or `')}[].`;
		return [
			line(`\`${attribute}\``, source, within),
			...linesOf(inside, `${attribute}[].`, source.derive ? 'part ' : fields),
		];
	});
}

/** @param within where the fields are, for a part of a list */
function line(attribute: string, { fields, as, certainty, derive, constant }: Source, within = ''): string {
	if (constant !== undefined) return row(attribute, '', `always ${constantOf(constant)}`, '');
	const names = fields.map((field) => nameOf(field, within)).join(derive ? ', ' : ', else ');
	return row(attribute, names, `${derive ? 'calculated; ' : ''}${readingOf(as)}`, certainty);
}

function nameOf(field: string, within: string): string {
	if (field === 'itself') return 'each part';
	return within === 'part ' ? `\`${field}\` of a part` : `\`${within}${field}\``;
}

function constantOf(constant: unknown): string {
	const { caption } = constant as Choice;
	return caption === undefined ? `\`${String(constant)}\`` : `*${caption}*`;
}

function readingOf({ name, words }: ValueType): string {
	if (!words?.size) return name;
	const byCaption = grouped(words, ([, { caption }]) => caption);
	const list = [...byCaption].map(([caption, pairs]) => {
		const shown = pairs.slice(0, MOST_WORDS).map(([word]) => `\`${word}\``);
		const others = pairs.length > MOST_WORDS ? [`${pairs.length - MOST_WORDS} more`] : [];
		return `${[...shown, ...others].join(', ')} → *${caption}*`;
	});
	return `${name}: ${list.join('; ')}`;
}

/** In the order of the first of each group. */
function grouped<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
	return groups;
}

function row(...cells: string[]): string {
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

if (require.main === module) {
	const text = readFileSync(FILE, 'utf8');
	const document = documentOf(text);
	if (document !== text) writeFileSync(FILE, document);
	console.log(document === text ? 'docs/ocsf.md is up to date' : 'docs/ocsf.md written');
}
