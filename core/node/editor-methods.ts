import type {
	INodeListSearchItems,
	INodePropertyOptions,
	INodeType,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { cut } from '../redact';

/** What fills the lists and forms of a node in the editor. */
type Methods = Pick<NonNullable<INodeType['methods']>, 'listSearch' | 'loadOptions' | 'resourceMapping'>;

/** n8n saves the label of a chosen line in the workflow. */
const LONGEST_LABEL = 500;
/** What n8n makes an argument of an AI tool, wherever it stands in a parameter. */
const FROM_AI = /\$(?=fromAI\s*\()/gi;

/**
 * The only door from a service to the form: n8n saves what is chosen there as a parameter, and a parameter that begins
 * with an equals sign is run as an expression. Nothing that passes here is.
 */
export function editorMethods<Given extends Methods>(methods: Given): Given {
	const { listSearch = {}, loadOptions = {}, resourceMapping = {} } = methods;
	const harmless: Methods = {
		listSearch: each(
			listSearch,
			(search) =>
				async function (filter, paginationToken) {
					const { results, ...rest } = await search.call(this, filter, paginationToken);
					return { ...rest, results: results.map(harmlessLine) };
				},
		),
		loadOptions: each(
			loadOptions,
			(load) =>
				async function () {
					return (await load.call(this)).map(harmlessLine);
				},
		),
		resourceMapping: each(
			resourceMapping,
			(map) =>
				async function () {
					return harmlessForm(await map.call(this));
				},
		),
	};
	return harmless as Given;
}

function each<Method>(methods: Record<string, Method>, wrap: (method: Method) => Method): Record<string, Method> {
	return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, wrap(method)]));
}

/** A line to choose. One whose value n8n would use otherwise cannot be chosen, and says why. */
function harmlessLine<Line extends INodeListSearchItems | INodePropertyOptions>(line: Line): Line {
	const { description, url } = line as { description?: unknown; url?: unknown };
	const value = harmlessValue(line.value);
	const name = label(line.name);
	return {
		...line,
		name: value === undefined ? `${name} (cannot be chosen here, because n8n would run it as an expression)` : name,
		value: value ?? '',
		...(description === undefined ? {} : { description: label(description) }),
		...('url' in line ? { url: address(url) } : {}),
	};
}

/**
 * A value that n8n does not run. A space before an equals sign makes it a text, and parameters are read without outer
 * space, so the same record is chosen. `undefined` where there is no such value.
 */
function harmlessValue<Value>(value: Value): Value | string | undefined {
	if (typeof value !== 'string') return value;
	if (value.search(FROM_AI) >= 0) return undefined;
	return value.startsWith('=') ? ` ${value}` : value;
}

/** A text that is only shown. */
function label(text: unknown): string {
	return cut(
		String(text)
			.replace(FROM_AI, '$ ')
			.replace(/^[=\s]+/, ''),
		LONGEST_LABEL,
	);
}

/** A link that the editor opens. */
function address(url: unknown): string | undefined {
	const isWeb = typeof url === 'string' && /^https?:\/\//i.test(url);
	return isWeb && url.search(FROM_AI) < 0 ? url : undefined;
}

function harmlessForm({ fields, emptyFieldsNotice }: ResourceMapperFields): ResourceMapperFields {
	const harmless = fields.filter(({ id }) => harmlessValue(id) === id).map(harmlessField);
	return {
		fields: harmless,
		...(emptyFieldsNotice === undefined ? {} : { emptyFieldsNotice: label(emptyFieldsNotice) }),
	};
}

/** Options that n8n would run are left out: the service gets exactly one of its own values, or none. */
function harmlessField(field: ResourceMapperField): ResourceMapperField {
	const options = field.options?.filter(({ value }) => harmlessValue(value) === value).map(harmlessLine);
	// A field that is not shown has no label: it holds the operation itself.
	const displayName = field.display ? label(field.displayName) : field.displayName;
	return { ...field, displayName, ...(options ? { options } : {}) };
}
