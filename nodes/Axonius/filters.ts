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
