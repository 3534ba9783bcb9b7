import type { INodeProperties } from 'n8n-workflow';
import type { Query } from '../../core/http/query';
import { byTime, byValue, type FilterRule } from '../../core/node/filter';
import type { Choice } from '../../core/node/parameter-reader';
import type { Row } from '../../core/pages/page-style';
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

/** A choice of several values. @param isSent whether the server knows the value by this spelling */
export function byChoice(
	parameter: INodeProperties,
	sent: string,
	isSent: (value: string) => boolean,
): FilterRule<Query> {
	return byValue({
		parameter,
		isStrict: true,
		send: (values) => (new Set(values).size === 1 && isSent(values[0]) ? { [sent]: values[0] } : undefined),
		// Documented as in_review; the vendor's own index has "in review".
		found: (row) => [typeof row[sent] === 'string' ? row[sent].trim().replace(/ /g, '_') : row[sent]],
	});
}

/** When a record occurred. */
export function byOccurrence(after: INodeProperties, before: INodeProperties): FilterRule<Query> {
	return byTime({
		after,
		before,
		found: occurredAt,
		send: (start, end) => ({ timestamp_occured_gte: start, timestamp_occured_lte: end }),
	});
}

/** As the console does, suppressed records are left out unless they are asked for. Booleans come as text in some records. */
export function bySuppression(parameter: Choice<'both' | 'hide' | 'only'>): FilterRule<Query> {
	return {
		parameters: [parameter],
		read(given) {
			const chosen = given.choice(parameter);
			if (chosen === 'both') return undefined;
			const wanted = chosen === 'only';
			const isSuppressed = ({ suppressed }: Row) => suppressed === true || suppressed === 'true';
			return { sent: [{ suppressed: wanted }], isComplete: true, keeps: (row) => isSuppressed(row) === wanted };
		},
	};
}
