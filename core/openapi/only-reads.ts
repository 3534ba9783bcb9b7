import type { ApiOperation } from './operation';

/** How the names of reading operations begin. */
const READING = /^_?(search|list|find|query|count|export|browse|lookup)(?![a-z])/;
/** What the name of a reading operation does not contain. */
const CHANGING = /delete|remove|replace|update|create|insert|reset|clear|purge|save|import|assign|move|copy|start|run/i;

/**
 * Whether an operation certainly only reads, so that it may be sent again. GET does. POST and PUT do where the last word
 * of their path says so, as in `PUT /asset/search`: APIs with verbs in their paths read with any method. Other
 * operations may also only read; that is not known.
 */
export function onlyReads({ method, path }: Pick<ApiOperation, 'method' | 'path'>): boolean {
	if (method === 'GET' || method === 'HEAD') return true;
	if (method !== 'POST' && method !== 'PUT') return false;
	const words = path.split('/').filter((word) => word !== '' && !word.startsWith('{'));
	const last = words.at(-1) ?? '';
	return READING.test(last) && !CHANGING.test(last);
}
