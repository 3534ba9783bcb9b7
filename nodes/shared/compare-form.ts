import type { INodeProperties } from 'n8n-workflow';
import type { CompareChoice, EarlierIsComplete } from '../../core/node/written-records';
import type { Choice, ParameterReader } from '../../core/node/parameter-reader';

const compareWith: INodeProperties = {
	displayName: 'Compare With',
	name: 'compareWith',
	type: 'string',
	default: '',
	placeholder: 'e.g. data',
	hint: 'The name of the input binary field that holds the earlier file. Leave empty to not compare.',
	description:
		'Compare with an earlier export of the same records, in any format, and also write a file that has only what was added, changed or removed since then. It is put in the field changes.',
};

/** Only where there is something to compare with. */
const COMPARING = { hide: { compareWith: [''] } };

const earlierIsComplete: Choice<EarlierIsComplete> = {
	displayName: 'Earlier File Is Complete',
	name: 'earlierIsComplete',
	type: 'options',
	displayOptions: COMPARING,
	options: [
		{
			name: 'As the Input Item Says',
			value: 'asItem',
			description: 'Not if the input item has complete: false, as the summary of an export says it',
		},
		{ name: 'No', value: 'no', description: 'Records may be missing in it: no record is called removed' },
		{ name: 'Yes', value: 'yes', description: 'It has all records of its list' },
	],
	default: 'asItem',
	description:
		'Whether the earlier file has all records of its list. Only then a record that is not there any more is called removed.',
};

const firstRunWithoutFile: INodeProperties = {
	displayName: 'First Run Without File',
	name: 'firstRunWithoutFile',
	type: 'boolean',
	displayOptions: COMPARING,
	default: false,
	description:
		'Whether an input item without any file means that there is no earlier export yet. Then all records are added. Otherwise it is an error.',
};

const onlyChanges: INodeProperties = {
	displayName: 'Only Changes',
	name: 'onlyChanges',
	type: 'boolean',
	displayOptions: COMPARING,
	default: false,
	description: 'Whether to write only the file of changes, and not the file of all records',
};

const idField: INodeProperties = {
	displayName: 'ID Field',
	name: 'compareById',
	type: 'string',
	displayOptions: COMPARING,
	default: 'id',
	description:
		'The field by which a record is found again in the earlier file. Each record must have another value there.',
};

function ignoreFields(moving: string[]): INodeProperties {
	return {
		displayName: 'Ignore Fields',
		name: 'ignoreFields',
		type: 'string',
		displayOptions: COMPARING,
		default: moving.join(', '),
		placeholder: 'e.g. last_seen, updated',
		description:
			'Fields that always change, separated by commas: a record in which only these are different is unchanged. They are written to the files as usual.',
	};
}

/** What a list says of its records, for comparisons. */
export interface ComparedForm {
	/** Fields that change although the record does not, in any output. */
	moving?: string[];
	/** Whether nothing is known of the records, so that the user says which field is the ID. */
	asksForId?: boolean;
}

/** The part of the form of an export with which it is compared with an earlier one. */
export function compareForm({ moving = [], asksForId = false }: ComparedForm) {
	const ignored = ignoreFields([...moving, 'dedupeKey', 'metadata.uid', 'raw_data']);
	return {
		parameters: [
			compareWith,
			...(asksForId ? [idField] : []),
			ignored,
			earlierIsComplete,
			firstRunWithoutFile,
			onlyChanges,
		],
		chosenIn(reader: ParameterReader): CompareChoice | undefined {
			const field = reader.text(compareWith);
			if (field === '') return undefined;
			return {
				field,
				ignored: reader.texts(ignored),
				isEarlierComplete: reader.choice(earlierIsComplete),
				isFirstRunAllowed: reader.flag(firstRunWithoutFile),
				onlyChanges: reader.flag(onlyChanges),
				idField: asksForId ? reader.text({ ...idField, required: true }) : undefined,
			};
		},
	};
}
