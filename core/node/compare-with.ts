import type { IBinaryData } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { Comparison } from '../export/compare/comparison';
import { objectOf } from '../json';
import { flatEvent } from '../ocsf/flat';
import { columnsOf, type CompareChoice, type Written } from './written-records';

/** The binary field for the file of changes. */
export const CHANGES_FIELD = 'changes';
/** Only simplified records have the first field, only events the second one. */
const OF_OUTPUT = { simplified: 'dedupeKey', ocsf: 'class_uid' };

/** Reads the earlier file, before anything is asked of the product. @throws InputError where it cannot be compared with */
export async function openComparison(work: Written, choice: CompareChoice): Promise<Comparison> {
	const { call, output, headings, property, onlyChanges } = { ...work, ...choice };
	if (call.options.recordsPerFile !== undefined) {
		throw new InputError(
			'Compare With needs the export in one file',
			'Remove Records per File, or leave Compare With empty.',
		);
	}
	if (property === CHANGES_FIELD && !onlyChanges) {
		throw new InputError(
			`Put Output File in Field is ${CHANGES_FIELD}, which is the field for the file of changes`,
			'Enter another name, for example data.',
		);
	}
	const columns = columnsOf(work);
	const idField = idFieldOf(work, choice);
	if (columns.length > 0 && !columns.includes(idField)) {
		throw new InputError(
			`Compare With needs the field ${idField}, by which records are compared`,
			`Add ${idField} to the fields, or choose no fields.`,
		);
	}
	const file = earlierFile(work, choice);
	if (!file) call.report.remark('There was no earlier file to compare with, so that all records are new.');
	return await Comparison.with({
		open: file && (async () => await bytesOf(work, file)),
		idField,
		columns,
		flat: output === 'ocsf' && headings.length === 0 ? flatEvent : undefined,
		ignored: choice.ignored,
		foreign: columns.length > 0 ? [] : foreignTo(output),
	});
}

function foreignTo(output: Written['output']): string[] {
	return output === 'ocsf' ? [OF_OUTPUT.simplified] : [OF_OUTPUT.simplified, OF_OUTPUT.ocsf];
}

/** @throws InputError for records that have none */
function idFieldOf({ call, source, output }: Written, { idField }: CompareChoice): string {
	const known = source.kind(call).idFields?.[output] ?? idField;
	if (known) return known;
	throw new InputError(
		`Compare With needs the ID of each record, which these ${source.noun.many} do not have in this Output`,
		'Choose another Output, or leave Compare With empty.',
	);
}

/** `undefined` where there is none yet. @throws InputError for a name that is wrong */
function earlierFile({ call }: Written, { field, isFirstRunAllowed }: CompareChoice): IBinaryData | undefined {
	const { json, binary } = call.ctx.getInputData()[call.itemIndex];
	const file =
		binary?.[field] ?? (objectOf(json[field])?.mimeType !== undefined ? (json[field] as unknown) : undefined);
	const several = typeof json.files === 'number' && json.files > 1;
	if (several) {
		throw new InputError(
			'Compare With needs the earlier export in one file, and the input item holds one of several',
			'Export without Records per File.',
		);
	}
	if (file) return file as IBinaryData;
	const names = Object.keys(binary ?? {});
	if (names.length === 0 && isFirstRunAllowed) return undefined;
	const found = names.length > 0 ? `It has ${names.join(', ')}.` : 'It has no file at all.';
	const advice =
		names.length > 0
			? 'Enter the name of the field that holds the earlier file.'
			: 'Check the node before this one. If there is no earlier export yet, switch on First Run Without File.';
	throw new InputError(`the input item has no file in the field ${field}, which Compare With names. ${found}`, advice);
}

/** A file in n8n's storage has an ID; one in memory is a part of the item. */
async function bytesOf({ call }: Written, file: IBinaryData): Promise<AsyncIterable<Uint8Array>> {
	if (file.id) return (await call.ctx.helpers.getBinaryStream(file.id)) as AsyncIterable<Uint8Array>;
	return inParts(Buffer.from(file.data, 'base64'));
}

/** Each part becomes a text, which is cut into records. */
const PART_BYTES = 65_536;

async function* inParts(bytes: Buffer): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += PART_BYTES)
		yield await Promise.resolve(bytes.subarray(at, at + PART_BYTES));
}
