import type { INodeProperties } from 'n8n-workflow';
import { exportList } from '../../core/node/export-list';
import type { ListSource, Output } from '../../core/node/list';
import { listItems } from '../../core/node/list-items';
import type { Operation } from '../../core/node/operation';
import type { ParameterReader } from '../../core/node/parameter-reader';
import { compareForm, type ComparedForm } from './compare-form';
import { binaryPropertyName, csvFor, format } from './export-form';
import { limit, limitIn, returnAll } from './limit';
import {
	addSummaryItem,
	compress,
	fileName,
	includeRawData,
	onIncompleteList,
	optionsOf,
	recordsPerFile,
} from './options';
import { outputFor, rawOrOcsf } from './output';

/** A list with the parts of the form that are its own. */
export interface ListForm extends ComparedForm {
	source: ListSource;
	/** Whether there is no simplified form of the records. */
	isRawOnly?: boolean;
	/** Whether there are records with an OCSF event. */
	hasOcsf?: boolean;
	/** What to read; first in the form. */
	selection?: INodeProperties[];
	/** The order of the results, where it can be chosen. Exports always go from old to new. */
	sort?: INodeProperties;
}

/** The operation "Get Many" of a list: one item for each record. */
export function getMany(list: ListForm, options: INodeProperties[], fields: INodeProperties[] = []): Operation {
	const { source, selection = [], sort } = list;
	const { many } = source.noun;
	return {
		name: 'Get Many',
		value: 'getAll',
		description: `Get many ${many}, one item each`,
		action: `Get many ${many}`,
		effect: 'read',
		parameters: [
			...selection,
			returnAll,
			limit,
			...(sort ? [sort] : []),
			...outputsOf(list),
			...fields,
			...(source.filters ? [source.filters.parameter] : []),
			optionsOf([addSummaryItem, ...eventOptions(list), ...options]),
		],
		run: async (call) => await listItems(call, source, { limit: limitIn(call), output: outputOf(call, list) }),
	};
}

/** The operation "Export to File" of a list: all of it in one binary file, and one summary item. */
export function exportToFile(list: ListForm, options: INodeProperties[], fields: INodeProperties): Operation {
	const { source, selection = [] } = list;
	const { many } = source.noun;
	const compare = compareForm(list);
	return {
		name: 'Export to File',
		value: 'export',
		description: `Write all matching ${many} to a CSV, JSON or NDJSON file, however many there are`,
		action: `Export ${many} to a file`,
		effect: 'read',
		parameters: [
			...selection,
			format,
			csvFor,
			binaryPropertyName,
			...outputsOf(list),
			fields,
			...compare.parameters,
			...(source.filters ? [source.filters.parameter] : []),
			optionsOf([compress, fileName(many), onIncompleteList, recordsPerFile, ...eventOptions(list), ...options]),
		],
		run: async (call) =>
			await exportList(call, source, {
				format: call.choice(format),
				csvFor: call.choice(csvFor),
				property: call.text(binaryPropertyName),
				fields: call.texts(fields),
				output: outputOf(call, list),
				compare: compare.chosenIn(call),
			}),
	};
}

function outputsOf({ isRawOnly = false, hasOcsf = false }: ListForm): INodeProperties[] {
	if (isRawOnly) return hasOcsf ? [rawOrOcsf] : [];
	return [outputFor(hasOcsf).parameter];
}

function eventOptions({ hasOcsf = false }: ListForm): INodeProperties[] {
	return hasOcsf ? [includeRawData] : [];
}

function outputOf(reader: ParameterReader, { isRawOnly = false, hasOcsf = false }: ListForm): Output {
	if (isRawOnly) return hasOcsf ? reader.choice(rawOrOcsf) : 'raw';
	return outputFor(hasOcsf).chosenIn(reader);
}
