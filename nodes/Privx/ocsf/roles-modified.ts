import { jsonIn, objectOf } from '../../../core/json';
import type { Row } from '../../../core/pages/page-style';
import { inside, listIn } from '../record-values';
import { textOf } from './shared';

/** Roles that a user got and lost, by name. */
export interface RoleChanges {
	added: string[];
	removed: string[];
}

/**
 * What an audit event says under `modifications`, an object or the same as JSON in a text: the roles before and after
 * (the vendor's reporting server, SSHcom/privx-reporter, report on role members).
 */
export function roleChanges({ message }: Row): RoleChanges {
	const given = inside(message, 'modifications');
	const changes = objectOf(typeof given === 'string' ? jsonIn(given) : given);
	const [before, after] = ['old_value', 'new_value'].map((side) => rolesIn(inside(changes?.Roles, side)));
	const missingIn = (others: Map<string, string>) => (id: string) => !others.has(id);
	const namesOf = (roles: Map<string, string>, isWanted: (id: string) => boolean) =>
		[...roles].filter(([id]) => isWanted(id)).map(([, name]) => name);
	return { added: namesOf(after, missingIn(before)), removed: namesOf(before, missingIn(after)) };
}

function rolesIn(value: unknown): Map<string, string> {
	return new Map(
		listIn(value).flatMap(({ id, name }) => (textOf(id) ? [[textOf(id), textOf(name) || textOf(id)] as const] : [])),
	);
}
