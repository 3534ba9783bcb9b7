/**
 * What n8n shows of the items of a node that declares sensitive fields: a copy without their values. It does what n8n 2.41.1
 * does (`n8n/dist/modules/redaction/executions/strategies/node-defined-field-redaction.strategy.js`), since that module
 * cannot be loaded without the whole server.
 */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

const MARKER = { __redacted: true, reason: 'node_defined_field', canReveal: false };

/** The items as n8n shows them; the items themselves, which the next node gets, stay as they are. */
export function shown(items: INodeExecutionData[], paths: string[] = []): IDataObject[] {
	return items.map(({ json }) => {
		const copy = structuredClone(json);
		for (const path of paths) redact(copy, path.split('.'));
		return copy;
	});
}

/** Only the last part of a path may be any value; `[*]` means each object of a list. A missing part ends the path. */
function redact(current: Record<string, unknown>, [segment, ...others]: string[]): void {
	if (others.length === 0) {
		if (segment in current) current[segment] = MARKER;
		return;
	}
	const isEach = segment.endsWith('[*]');
	const next = current[isEach ? segment.slice(0, -3) : segment];
	if (isEach && !Array.isArray(next)) return;
	for (const one of isEach ? (next as unknown[]) : [next]) {
		if (typeof one === 'object' && one !== null) redact(one as Record<string, unknown>, others);
	}
}
