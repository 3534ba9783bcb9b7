import { InputError } from '../../../core/errors/input-error';
import type { TabledShape } from '../../../core/node/event-shape';
import type { EventShape } from '../../../core/node/list';
import { attributeNames } from '../../../core/ocsf/attribute-names';
import type { EventTable } from '../../../core/ocsf/table';
import type { Row } from '../../../core/pages/page-style';
import { fieldOf } from '../values';
import { deviceEvent } from './devices';
import { plainKey } from './fields';
import { FINDING_STATUS_FIELD, findingEvent, FINDINGS, raisedFindingEvent } from './findings';
import { userEvent } from './users';
import { vulnerabilityEvent, vulnerabilityInstanceEvent } from './vulnerabilities';

/** How assets of a type become events. */
interface AssetEvents {
	shape: EventShape;
	/** The `dedupeKey`, in full length. */
	keyOf(asset: Row): string | undefined;
	/** Fields to ask for: those that the table uses. Axonius sends those without dots anyway. */
	fields: string[];
	tables: readonly EventTable[];
	/** Whether a name that was chosen is a field of Axonius. Otherwise it is an attribute, or misspelled. */
	isField(name: string): boolean;
}

/** Fields of adapters begin so; all others of Axonius have no dot. */
const ADAPTER_FIELD = /^(?:specific_data|adapters_data)\./;

/** Where single assets have the records of their adapters. */
const NESTED = 'specific_data';

/**
 * Asset types with events. Not `software`: its records name versions, but no device (recorded answers), without which OCSF
 * has no event.
 */
const BY_TYPE = new Map(
	[deviceEvent, userEvent, findingEvent, vulnerabilityEvent, vulnerabilityInstanceEvent].map(eventsBy),
);

/** The events of an asset type. @throws InputError for a type that has none */
export function assetEvents(type: string): AssetEvents {
	const events = BY_TYPE.get(type);
	if (events) return events;
	throw new InputError(
		`OCSF has no class for assets of the type ${type}`,
		`Set Output to Raw or Simplified. These types have events: ${[...BY_TYPE.keys()].join(', ')}.`,
	);
}

/** The events of alert findings that were raised, even if their status has changed since then. */
export const raisedFindings: EventShape = eventsBy(raisedFindingEvent)[1].shape;

/** How assets of a type get their `dedupeKey`. */
export function assetKey(type: string): (asset: Row) => string | undefined {
	return BY_TYPE.get(type)?.keyOf ?? plainKey;
}

/** Fields that a `dedupeKey` needs besides the ID. */
export function keyFields(type: string): string[] {
	return type === FINDINGS ? [FINDING_STATUS_FIELD] : [];
}

/** With the asset type. */
function eventsBy(eventOf: TabledShape): [type: string, events: AssetEvents] {
	const [{ attributes, time, log }] = eventOf.tables;
	const used = [...Object.values(attributes), time].flatMap((source) => source.fields);
	const fields = [...new Set(used)].filter((field) => field.includes('.'));
	const names = new Set(attributeNames(eventOf.tables).map(topOf));
	const isField = (name: string) => ADAPTER_FIELD.test(name) || (!name.includes('.') && !names.has(name));
	const shape: EventShape = (asset, session) => eventOf(flatAsset(asset, fields), session);
	const keyOf = (asset: Row) => eventOf.keyOf(flatAsset(asset, fields));
	return [log, { shape, keyOf, fields, tables: eventOf.tables, isField }];
}

function topOf(path: string): string {
	return path.split('.')[0];
}

/**
 * An asset with its fields under the names that they have in lists. Those that were found inside of adapter records are
 * hidden when the asset is listed: they stay where they are among what is not mapped, and are not there twice.
 */
function flatAsset(asset: Row, fields: string[]): Row {
	if (!Object.hasOwn(asset, NESTED)) return asset;
	const found = fields
		.filter((field) => !Object.hasOwn(asset, field))
		.map((field) => [field, { value: fieldOf(asset, field), enumerable: false }]);
	return Object.defineProperties({ ...asset }, Object.fromEntries(found) as PropertyDescriptorMap);
}
