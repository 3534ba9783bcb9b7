import { NotMapped } from '../ocsf/not-mapped';
import type { Row } from '../pages/page-style';
import type { Call } from './call';
import { shaped, type Output, type RecordKind } from './list';

/**
 * Turns records into the chosen output, as the operation's Options say: an OCSF event may have the whole record as JSON text,
 * for collections that want to keep what the product has sent.
 * @throws InputError for an output that the kind does not have
 */
export function shapedFor(call: Call, kind: RecordKind, output: Output): (row: Row) => Row | NotMapped {
	const { session, options } = call;
	const shape = shaped(kind, output, session);
	if (output !== 'ocsf' || !options.includeRawData) return shape;
	const raw = shaped(kind, 'raw', session);
	return (row) => {
		const event = shape(row);
		return event instanceof NotMapped ? event : { ...event, raw_data: JSON.stringify(raw(row)) };
	};
}
