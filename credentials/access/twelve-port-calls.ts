import type { INodeProperties } from 'n8n-workflow';
import type { Fields } from '../../core/http/api';
import { text, unusable } from '../../core/http/credential-fields';
import type { CallTable } from '../../core/http/read-only';

/**
 * What a read-only credential may send besides GET. The server describes hundreds of operations, and not which of them read.
 * Always shown: n8n's public API would demand a field that depends on another one.
 */
export const readingOperations: INodeProperties = {
	displayName: 'Operations That Only Read',
	name: 'readingOperations',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. PUT /api/asset/search',
	description:
		'Only used with Read Only, which allows operations with GET and the export of taxonomies. Add others that change nothing, one per line: the method and the path after tenant and space, with names in braces, as the list of operations shows them.',
};

/** A line of the field. */
const OPERATION = /^(POST|PUT|PATCH) (\/[^\s?#]+)$/i;
/** A read that uses PUT (guide of the discovery agent, 12Port documentation). */
const TAXONOMIES = 'PUT /api/taxonomy/export';

/** The calls that read, below tenant and space. @throws InputError for a line that is not an operation */
export function twelvePortCalls(fields: Fields, base: URL): CallTable {
	const root = base.pathname.replace(/\/$/, '');
	const lines = text(fields[readingOperations.name])
		.split('\n')
		.map((line) => line.trim());
	const operations = [TAXONOMIES, ...lines.filter((line) => line !== '')];
	return {
		reads: operations.map((operation) => belowRoot(operation, root)),
		advice: (call) =>
			`If it only reads, add this line to ${readingOperations.displayName} in the credential, with names in braces in the place of IDs: ${call.replace(`${root}/`, '/')}`,
	};
}

function belowRoot(operation: string, root: string): string {
	const [, method, path] = OPERATION.exec(operation) ?? [];
	if (method !== undefined) return `${method.toUpperCase()} ${path.startsWith(`${root}/`) ? path : root + path}`;
	throw unusable(
		readingOperations.displayName,
		'has a line that is not an operation',
		'Enter one operation per line, with POST, PUT or PATCH and a path, like PUT /api/asset/search.',
	);
}
