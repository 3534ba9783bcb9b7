import type { Row } from '../../core/pages/page-style';

/** IDs of saved queries and enforcement sets: hexadecimal digits, with or without hyphens. */
const ID = /^[0-9a-f][0-9a-f-]{22,34}[0-9a-f]$/i;

/** Whether a text has the form of such an ID; all others are names. */
export function isId(text: string): boolean {
	return ID.test(text);
}

/** What a saved query or an enforcement set is called. An ID of another form is as good as a name. */
export function namesOf({ uuid, name }: Row): unknown[] {
	return typeof uuid === 'string' && !isId(uuid) ? [name, uuid] : [name];
}
