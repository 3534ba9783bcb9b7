import { InputError } from '../errors/input-error';
import type { Row } from '../pages/page-style';

/** Instead of an event: the record lacks something that its class requires, or no class is honest. */
export class NotMapped {
	/**
	 * @param reason completes "the record has no OCSF event: …"
	 * @param raw the record as the output Raw has it, where that is not as it came
	 */
	constructor(
		readonly reason: string,
		readonly raw?: Row,
	) {}
}

/** The event, where there must be one. @throws InputError that says what is missing */
export function requireEvent(event: Row | NotMapped): Row {
	if (!(event instanceof NotMapped)) return event;
	throw new InputError(
		`the record has no OCSF event: ${event.reason}`,
		'Set Output to Raw or Simplified to get the record.',
	);
}
