import { asDay, asInstant } from '../time/typed-time';
import { fieldId, namedIn } from './fields';
import type { ApiOperation } from './operation';

type Write = (value: unknown, label: string, timezone: string) => string;

/** How the times of OpenAPI's formats are sent (RFC 3339): a time needs a zone, a day has none. */
const WRITERS: Record<string, Write> = {
	'date-time': (value, label, timezone) => new Date(asInstant(value, label, timezone)).toISOString(),
	date: asDay,
};

/**
 * The values of a filled form with times and days as they are sent. The form's date picker gives a time without a zone
 * and means the zone of the workflow.
 * @throws InputError for what is no time
 */
export function withTimes(
	operation: ApiOperation,
	values: Record<string, unknown>,
	timezone: string,
): Record<string, unknown> {
	const times: Record<string, unknown> = {};
	for (const named of namedIn(operation)) {
		const id = fieldId(named);
		const { type, format = '' } = named.shape;
		const isTime = type === 'string' && Object.hasOwn(WRITERS, format) && values[id] !== undefined;
		if (isTime) times[id] = WRITERS[format](values[id], named.name, timezone);
	}
	return { ...values, ...times };
}
