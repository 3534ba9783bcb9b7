import type { INodeProperties } from 'n8n-workflow';
import type { Query } from '../../core/http/query';
import { byTime, byValue, type FilterRule } from '../../core/node/filter';
import type { Choice } from '../../core/node/parameter-reader';
import type { Row } from '../../core/pages/page-style';
import { period } from '../shared/filters';
import { occurredAt } from './pages';

/**
 * The API answers an unknown filter, or one with several values, with everything, so each record is checked again, and
 * several values are only checked here: sent, they might also be read as something narrower.
 */
export function byText(parameter: INodeProperties, sent: string, found: string[] = [sent]): FilterRule<Query> {
	return byValue({
		parameter,
		isSingle: true,
		isStrict: true,
		send: ([value]) => ({ [sent]: value }),
		found: (row) => found.flatMap((field) => row[field] as unknown),
	});
}

/** What differs between filters by a text. The description is without a period, e.g. `Only alarms with this method`. */
type TextForm = Pick<INodeProperties, 'displayName' | 'name' | 'placeholder' | 'description'>;

/** A filter by a text that must be the same as in the record. */
export function bySpelling({ description, ...form }: TextForm, sent: string): FilterRule<Query> {
	const parameter: INodeProperties = {
		...form,
		type: 'string',
		default: '',
		description: `${description}, spelled as in USM Anywhere, upper and lower case included. Leave empty for all.`,
	};
	return byText(parameter, sent);
}

/** The sensor that a record comes from. @param records e.g. `alarms` */
export function bySensor(records: string, sent: string, found?: string[]): FilterRule<Query> {
	const sensor: INodeProperties = {
		displayName: 'Sensor ID',
		name: 'sensor',
		type: 'string',
		default: '',
		placeholder: 'e.g. 72fb15aa-51a8-4960-8b10-ff8dc9a6427e',
		description: `Only ${records} of this sensor. Leave empty for all.`,
	};
	return byText(sensor, sent, found);
}

/** A choice of several values. @param isSent whether the server knows the value by this spelling */
export function byChoice(
	parameter: INodeProperties,
	sent: string,
	isSent: (value: string) => boolean = () => true,
): FilterRule<Query> {
	return byValue({
		parameter,
		isStrict: true,
		send: (values) => (new Set(values).size === 1 && isSent(values[0]) ? { [sent]: values[0] } : undefined),
		// Documented as in_review; the vendor's own index has "in review".
		found: (row) => [typeof row[sent] === 'string' ? row[sent].trim().replace(/ /g, '_') : row[sent]],
	});
}

/** When a record occurred. @param records e.g. `alarms` */
export function byOccurrence(records: string): FilterRule<Query> {
	return byTime({
		...period('occurred', `${records} that occurred`),
		found: occurredAt,
		send: (start, end) => ({ timestamp_occured_gte: start, timestamp_occured_lte: end }),
	});
}

/**
 * As the console does, suppressed records are left out unless they are asked for. Booleans come as text in some records.
 * @param records e.g. `alarms`
 */
export function bySuppression(records: string): FilterRule<Query> {
	const suppressed: Choice<'both' | 'hide' | 'only'> = {
		displayName: 'Suppressed',
		name: 'suppressed',
		type: 'options',
		options: [
			{ name: 'Both', value: 'both', description: `Suppressed ${records} and all others` },
			{ name: 'Hide', value: 'hide', description: 'As the console does by default' },
			{ name: 'Only', value: 'only', description: `Only suppressed ${records}` },
		],
		default: 'hide',
		description: `What to do with ${records} that a suppression rule has hidden. Without this filter they are left out.`,
	};
	const isSuppressed = ({ suppressed: value }: Row) => value === true || value === 'true';
	return {
		parameters: [suppressed],
		read(given) {
			const chosen = given.choice(suppressed);
			if (chosen === 'both') return undefined;
			const wanted = chosen === 'only';
			return { sent: [{ suppressed: wanted }], isComplete: true, keeps: (row) => isSuppressed(row) === wanted };
		},
	};
}
