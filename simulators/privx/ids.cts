import { recordIds, type RecordIds } from '../kernel/record-id.cts';
import type { PrivxSettings } from './options.cts';

/** All ids that the data of one simulator can have. */
export interface IdFamilies {
	hosts: RecordIds;
	/** Number 0 is the API client: clients are users of their own directory [CODE]. */
	users: RecordIds;
	roles: RecordIds;
	connections: RecordIds;
	requests: RecordIds;
	sessions: RecordIds;
	checkouts: RecordIds;
	/** Audit events have no id on the wire. */
	events: RecordIds;
	/** Steps and approvers of access requests. */
	parts: RecordIds;
	/** Names: the key of a secret. Every fifth name has a slash, which must be encoded in a path. */
	secrets: RecordIds;
	accessGroups: string[];
	/** Directories: local users, Active Directory, API clients. */
	sources: { LOCAL: string; AD: string; 'API-CLIENT': string };
}

/** The ids of a seed. The numbers make the kinds of ids different. */
export function idFamilies({ seed, apiClientId, accessGroups }: PrivxSettings): IdFamilies {
	const users = recordIds(seed, 2);
	const groups = recordIds(seed, 9);
	const sources = recordIds(seed, 10);
	return {
		hosts: recordIds(seed, 1),
		users: {
			of: (number) => (number === 0 ? apiClientId : users.of(number)),
			numberOf: (id) => (id === apiClientId ? 0 : users.numberOf(id) || undefined),
		},
		roles: recordIds(seed, 3),
		connections: recordIds(seed, 4),
		requests: recordIds(seed, 5),
		sessions: recordIds(seed, 6),
		checkouts: recordIds(seed, 11),
		events: recordIds(seed, 7),
		parts: recordIds(seed, 8),
		secrets: { of: secretName, numberOf: secretNumber },
		accessGroups: Array.from({ length: accessGroups }, (_, number) => groups.of(number)),
		sources: { LOCAL: sources.of(0), AD: sources.of(1), 'API-CLIENT': sources.of(2) },
	};
}

function secretName(number: number): string {
	return `${number % 5 === 4 ? 'team/' : ''}secret-${String(number).padStart(5, '0')}`;
}

function secretNumber(name: string): number | undefined {
	const number = Number(/secret-(\d{5,})$/.exec(name)?.[1]);
	return !Number.isNaN(number) && secretName(number) === name ? number : undefined;
}
