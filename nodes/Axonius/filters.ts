import type { INodeProperties } from 'n8n-workflow';
import type { FilterRule } from '../../core/node/filter';
import type { Row } from '../../core/pages/page-style';

/** Records that contain a text, in upper or lower case. Checked here: Axonius has no such filter, or may not have it. */
export function byPart(parameter: INodeProperties, found: (row: Row) => unknown): FilterRule<never> {
	return {
		parameters: [parameter],
		read(given) {
			const part = given.text(parameter).toLowerCase();
			if (part === '') return undefined;
			return { sent: [], isComplete: false, keeps: (row) => String(found(row)).toLowerCase().includes(part) };
		},
	};
}

/** The filter by a part of the name. @param records completes "Only …", e.g. `adapters` */
export function byName(records: string, example: string, found = ({ name }: Row): unknown => name): FilterRule<never> {
	const parameter: INodeProperties = {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: `Only ${records} whose name contains this text, in upper or lower case. Leave empty for all.`,
	};
	return byPart(parameter, found);
}

/** The names of adapters to filter by. @param records completes "Only …", e.g. `fetches` */
export function adapterNames(records: string): INodeProperties {
	return {
		displayName: 'Adapter Names',
		name: 'adapterNames',
		type: 'string',
		default: '',
		placeholder: 'e.g. crowd_strike_adapter, aws_adapter',
		description: `Only ${records} of these adapters, separated by commas. Leave empty for all.`,
	};
}
