import type { Choice } from '../../../../core/node/parameter-reader';
import type { Operation } from '../../../../core/node/operation';
import { inOrder } from '../../../../core/openapi/described-api';
import { runOperation, type FurtherPages } from '../../../../core/openapi/run-operation';
import { binaryPropertyName } from '../../../shared/export-form';
import { limit, limitIn, returnAll } from '../../../shared/limit';
import { addSummaryItem, optionsOf } from '../../../shared/options';
import { documents } from '../../documents';
import { listOptions } from '../../options';

const furtherPages: Choice<FurtherPages> = {
	displayName: 'Further Pages',
	name: 'furtherPages',
	type: 'options',
	options: [
		{
			name: 'Always',
			value: 'always',
			description: 'Send the operation once for each page, even if it may change something',
		},
		{
			name: 'Automatic',
			value: 'auto',
			description: 'For GET, and for POST and PUT if the path says that they search or list',
		},
		{ name: 'Never', value: 'never', description: 'Send the operation once and return its answer' },
	],
	default: 'auto',
	description:
		'When to read a list page by page, up to Limit. The node recognizes from the answers how the list is paged.',
};

const options = optionsOf([addSummaryItem, ...listOptions, furtherPages]);

/** Any operation of the document that the server publishes, or one that the user describes. */
export const run: Operation = {
	name: 'Run',
	value: 'run',
	description: 'Run any operation that the server describes in its own API document',
	action: 'Run an API operation',
	effect: 'write',
	isAnyRequest: true,
	parameters: [...inOrder(documents.form), returnAll, limit, binaryPropertyName, options],
	run: async (call) =>
		await runOperation(call, documents, {
			furtherPages: call.collection(options).choice(furtherPages),
			limit: limitIn(call),
			file: { stem: '12port', property: call.text(binaryPropertyName) },
		}),
};
