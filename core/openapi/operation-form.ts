import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { objectOf } from '../json';
import { inEditor, type ListSearch } from '../node/dropdown';
import { ParameterReader } from '../node/parameter-reader';
import { asText } from '../node/parameter-values';
import type { Row } from '../pages/page-style';
import { chosenOperation } from './chosen-operation';
import type { DescribedApi } from './described-api';
import { choicesOf, operationByKey } from './fields';
import { firstPageOf, openRecords, type Refusals } from './open-list';
import { formOf, notice } from './saved-form';

/** Choices per page of the list. */
const SIZE = 100;
/** Typed into the search box, it reads the document again. */
const RELOAD = 'reload';
const REFUSALS: Refusals = {
	unsafe: ['the editor sends only operations that certainly change nothing', 'Enter the names of the fields manually.'],
	file: ['the service answers with a file, which has no fields'],
};

/** The list of operations in the editor: those that contain all words of the filter. */
export function operationSearch(described: DescribedApi): ListSearch {
	return async function (filter = '', paginationToken = '0') {
		return await inEditor(this, described.api, 'load the operations', async () => {
			const isFresh = filter.trim().toLowerCase() === RELOAD;
			const operations = await described.catalog(this, ParameterReader.ofNode(this), isFresh ? 'fresh' : 'needed');
			const choices = choicesOf(operations, isFresh ? '' : filter.trim());
			const end = Number(paginationToken) + SIZE;
			return {
				results: choices.slice(end - SIZE, end).map(named),
				paginationToken: end < choices.length ? String(end) : undefined,
			};
		});
	};
}

/** The editor shows only names. It would save one that begins with an equals sign as an expression. */
function named({ name, value, description }: INodeListSearchItems): INodeListSearchItems {
	const shown = name === value ? String(description) : `${name} · ${description}`;
	return { name: shown.replace(/^[=\s]+/, ''), value };
}

/** The form of the chosen operation, for a resource mapper. n8n saves it in the node together with the operation. */
export async function parameterFields(
	ctx: ILoadOptionsFunctions,
	described: DescribedApi,
): Promise<ResourceMapperFields> {
	const reader = ParameterReader.ofNode(ctx);
	const { apiOperation, specify } = described.form;
	return await inEditor(ctx, described.api, 'load the parameters', async () => {
		const key = asText(reader.value(apiOperation, { extractValue: true }), apiOperation.displayName);
		if (key === '') return notice('Choose an API operation first.');
		const operation = operationByKey(await described.catalog(ctx, reader), key);
		if (operation) return formOf(operation, reader.choice(specify) !== 'fieldsAndBody');
		throw new InputError(
			`the document of the service has no operation "${key}"`,
			`Search the list for the word ${RELOAD}, and choose the operation again.`,
		);
	});
}

/** Names of the fields of the chosen operation's first records, with a dot for a field inside another one. */
export async function recordFields(
	ctx: ILoadOptionsFunctions,
	described: DescribedApi,
): Promise<INodePropertyOptions[]> {
	return await inEditor(ctx, described.api, 'load the field names', async (session) => {
		const chosen = await chosenOperation(ctx, described, ParameterReader.ofNode(ctx));
		const list = await openRecords(session, chosen, { parallelRequests: 1, wanted: 1 }, REFUSALS);
		const names = (await firstPageOf(list.pages())).flatMap(fieldNamesIn);
		return [...new Set(names)].map((name) => ({ name, value: name }));
	});
}

function fieldNamesIn(row: Row): string[] {
	return Object.entries(row).flatMap(([name, value]) => {
		const inside = Object.keys(objectOf(value) ?? {});
		return inside.length > 0 ? inside.map((part) => `${name}.${part}`) : [name];
	});
}
