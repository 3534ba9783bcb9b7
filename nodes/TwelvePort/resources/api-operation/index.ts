import type { Resource } from '../../../../core/node/operation';
import { inOrder } from '../../../../core/openapi/described-api';
import { recordsOf } from '../../../../core/openapi/run-operation';
import { fields } from '../../../shared/export-form';
import { exportToFile, type ListForm } from '../../../shared/list-operations';
import { documents } from '../../documents';
import { listOptions } from '../../options';
import { run } from './run';

const records: ListForm = {
	source: recordsOf(documents),
	isRawOnly: true,
	selection: inOrder(documents.form),
	asksForId: true,
};

const exportedFields = fields({
	description:
		'Write only these fields, in this order. Leave empty for all. Use a dot for a field inside a field, for example asset.name',
	dependsOn: ['apiOperation.value'],
});

/** Everything that the server describes in its own document. */
export const apiOperation: Resource = {
	name: 'API Operation',
	value: 'apiOperation',
	description: 'Any operation that the server describes: run, export',
	operations: [run, exportToFile(records, listOptions, exportedFields)],
};
