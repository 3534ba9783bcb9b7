/** Events of records of Armis, made without a server. */
import type { IDataObject } from 'n8n-workflow';
import type { RecordKind } from '../../../core/node/list';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import type { Row } from '../../../core/pages/page-style';

/** When the records were read. */
export const READ_AT = Date.UTC(2026, 0, 2);

const session = {
	access: { base: new URL('https://api.example/v3'), consoleUrl: new URL('https://acme.armis.example') },
	clock: { now: () => READ_AT },
};

/** The event of a record, or why it has none. */
export function eventOf({ ocsf }: RecordKind, row: Row): IDataObject | NotMapped {
	return ocsf!(row, session);
}

/** The event of a record that has one. */
export function mapped(kind: RecordKind, row: Row): IDataObject {
	const event = eventOf(kind, row);
	if (event instanceof NotMapped) throw new Error(event.reason);
	return event;
}

/** Some attributes of an event. @param paths e.g. `finding_info.attacks.0.tactic` */
export function parts(event: IDataObject, ...paths: string[]): unknown[] {
	return paths.map((path) =>
		path.split('.').reduce<unknown>((value, name) => (value as IDataObject | undefined)?.[name], event),
	);
}

/** The part of every event of a kind that says who made it. */
export function metadata(feature: string, log_name: string, rest: IDataObject): IDataObject {
	const product = {
		name: 'Centrix',
		vendor_name: 'Armis',
		feature: { name: feature },
		url_string: 'https://acme.armis.example',
	};
	return { version: '1.8.0', product, log_name, ...rest };
}
