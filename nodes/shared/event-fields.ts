import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { attributeNames } from '../../core/ocsf/attribute-names';
import type { EventTable } from '../../core/ocsf/table';
import { output } from './output';

/** Whether chosen fields are attributes: those of events in a file. Items have whole events. */
export function areAttributes(ctx: ILoadOptionsFunctions): boolean {
	const [shape, operation] = [output.name, 'operation'].map((name) => ctx.getCurrentNodeParameter(name));
	return shape === 'ocsf' && operation === 'export';
}

/** The attributes of events, as a list of fields offers them. They are known without asking the product. */
export function attributeOptions(tables: readonly EventTable[]): INodePropertyOptions[] {
	return attributeNames(tables).map((name) => ({ name, value: name }));
}
