import { listOf, type Json } from './document';
import type { References } from './references';

/** Parameters and body of an operation in the format of OpenAPI 3. */
export interface Inputs {
	parameters: unknown[];
	requestBody?: unknown;
}

/** Media types of one body that are looked at. */
const MAX_MEDIA_TYPES = 100;
const FORM = 'application/x-www-form-urlencoded';

/** Style of a list by its collection format. */
const COLLECTION: Record<string, Json> = {
	csv: { explode: false },
	multi: { explode: true },
	ssv: { style: 'spaceDelimited', explode: false },
	tsv: { style: 'tabDelimited', explode: false },
	pipes: { style: 'pipeDelimited', explode: false },
};

/** Converts an operation's inputs from Swagger 2.0 to OpenAPI 3. */
export function inputsOfSwagger(given: unknown[], operation: Json, root: Json, refs: References): Inputs {
	const parameters: unknown[] = [];
	const fields = new Map<string, Json>();
	let body: Json | undefined;
	for (const one of given) {
		const parameter = refs.follow(one);
		if (typeof parameter === 'string') parameters.push(one);
		else if (parameter.in === 'body') body = parameter;
		else if (parameter.in === 'formData') fields.set(String(parameter.name), parameter);
		else parameters.push(refs.once('swagger', parameter, () => converted(parameter)));
	}
	const own = Array.isArray(operation.consumes) ? (operation.consumes as unknown[]) : listOf(root.consumes);
	const consumes = own.slice(0, MAX_MEDIA_TYPES);
	if (body) return { parameters, requestBody: plainBody(body, consumes) };
	return { parameters, requestBody: fields.size > 0 ? formBody([...fields], consumes, refs) : undefined };
}

function converted(parameter: Json): Json {
	const { name, required, in: location, collectionFormat } = parameter;
	return { name, required, in: location, schema: parameter, ...COLLECTION[String(collectionFormat ?? 'csv')] };
}

function plainBody({ schema, required }: Json, consumes: unknown[]): Json {
	const types = consumes.length > 0 ? consumes.map(String) : ['application/json'];
	return { required, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

function formBody(fields: Array<[string, Json]>, consumes: unknown[], refs: References): Json {
	const isUpload = fields.some(([, { type }]) => type === 'file') || consumes.includes('multipart/form-data');
	const mediaType = isUpload && !consumes.includes(FORM) ? 'multipart/form-data' : FORM;
	const required = fields.filter(([, field]) => field.required === true).map(([name]) => name);
	const properties = Object.fromEntries(
		fields.map(([name, field]) => [name, refs.once('property', field, () => propertyOf(field))]),
	);
	const encoding = Object.fromEntries(fields.map(([name, field]) => [name, converted(field)]));
	const schema = { type: 'object', required, properties };
	return { required: required.length > 0, content: { [mediaType]: { schema, encoding } } };
}

function propertyOf(field: Json): Json {
	return field.type === 'file' ? { type: 'string', format: 'binary' } : { ...field, required: undefined };
}
