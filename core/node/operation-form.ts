import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { Session } from '../http/session';
import { choicesOf, findOperation } from '../openapi/fields';
import { formOf, notice } from '../openapi/saved-form';
import type { Row } from '../pages/page-style';
import { objectOf } from '../pages/shape';
import { isFile } from './any-answer';
import { anyList, canBePaged } from './any-list';
import { readerOf } from './chosen-operation';
import { choose, type Described } from './described';
import { asText } from './parameter-values';
import { toNodeError } from './to-node-error';

/** Choices per page of the list. */
const SIZE = 100;
/** Typed into the search box, it reads the document anew. */
const RELOAD = 'reload';

/** What the editor asks for. */
export interface Asked {
	filter?: string;
	paginationToken?: string;
}

/** The editor's list of operations: those that hold all words of the filter. */
export async function operationList(
	ctx: ILoadOptionsFunctions,
	service: Described,
	{ filter = '', paginationToken = '0' }: Asked,
): Promise<INodeListSearchResult> {
	try {
		const isFresh = filter.trim().toLowerCase() === RELOAD;
		const { operations } = await service.catalogue(ctx, readerOf(ctx), isFresh);
		const choices = choicesOf(operations, isFresh ? '' : filter.trim()).map(named);
		const first = Number(paginationToken);
		const next = first + SIZE < choices.length ? String(first + SIZE) : undefined;
		return { results: choices.slice(first, first + SIZE), paginationToken: next };
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: service.vendor.name, doing: 'load the operations' });
	}
}

/** In the editor only names are shown. One that begins with an equals sign would be saved as an expression. */
function named({ name, value, description }: INodeListSearchItems): INodeListSearchItems {
	const shown = name === value ? String(description) : `${name} · ${description}`;
	return { name: shown.replace(/^[=\s]+/, ''), value };
}

/** The form of the chosen operation. n8n saves it in the node, and the operation with it. */
export async function operationForm(ctx: ILoadOptionsFunctions, service: Described): Promise<ResourceMapperFields> {
	try {
		const reader = readerOf(ctx);
		const key = asText(reader.get('apiOperation', '', { extractValue: true }), 'API Operation');
		if (key === '') return notice('Choose an API operation first.');
		const { operations } = await service.catalogue(ctx, reader);
		const operation = findOperation(operations, key);
		if (operation) return formOf(operation, reader.get('specify', 'fields') !== 'fieldsAndBody');
		throw new InputError(
			`the document of the service has no operation "${key}"`,
			'Search the list for the word reload, and choose the operation again.',
		);
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: service.vendor.name, doing: 'load the parameters' });
	}
}

/** Names of the fields of the chosen operation's first records, with a dot for what is inside of a field. */
export async function recordFields(ctx: ILoadOptionsFunctions, service: Described): Promise<INodePropertyOptions[]> {
	try {
		const names = new Set((await sampleOf(ctx, service)).flatMap((row) => namesIn(row)));
		return [...names].map((name) => ({ name, value: name }));
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: service.vendor.name, doing: 'load the field names' });
	}
}

/** The first page. What may change something is never sent from the editor. */
async function sampleOf(ctx: ILoadOptionsFunctions, service: Described): Promise<Row[]> {
	const chosen = await choose(ctx, service, readerOf(ctx));
	if (chosen.request.repeatable !== true || !canBePaged(chosen.request)) {
		throw new InputError(
			'only an operation that surely just reads is sent from the editor',
			'Enter the names of the fields by hand.',
		);
	}
	const list = await anyList(await Session.open(ctx, service.vendor), chosen, { parallelRequests: 1, wanted: 1 });
	if (isFile(list.first)) throw new InputError('the service answers with a file, which has no fields');
	const { value } = await list.pages[Symbol.asyncIterator]().next();
	return value as Row[];
}

function namesIn(row: Row): string[] {
	return Object.entries(row).flatMap(([name, value]) => {
		const inside = Object.keys(objectOf(value) ?? {});
		return inside.length > 0 ? inside.map((part) => `${name}.${part}`) : [name];
	});
}
