import { objectOf } from '../json';
import type { Json } from './document';
import type { Body, Named, Reason } from './operation';
import { pagingFields, savedPaging } from './paging';
import type { References } from './references';
import { anyProperties, isForm, readSchema, type Schema } from './schema';

/** A body with more properties than this is entered as JSON. */
const MAX_FIELDS = 300;
/** Media types of one body that are looked at. */
const MAX_MEDIA_TYPES = 100;

/** Media types that can be sent, best first. */
const SUPPORTED: Array<[RegExp, Body['kind']]> = [
	[/^application\/json\b/i, 'json'],
	[/^application\/merge-patch\+json\b/i, 'json'],
	[/^[\w.-]+\/[\w.-]+\+json\b/i, 'json'],
	[/^(application|\*)\/\*/, 'json'],
	[/^application\/x-www-form-urlencoded\b/i, 'form'],
	[/^multipart\/form-data\b/i, 'multipart'],
	[/^text\/(plain|\*)/i, 'text'],
	[/^text\/json\b/i, 'json'],
];

/** How a list is serialized in a form, if it is not in the usual way. */
const STYLES = ['spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'] as const;

/** The body of an operation, or the reason why it cannot be sent. */
export function bodyOf(given: unknown, refs: References): Body | Reason | undefined {
	if (given === undefined) return undefined;
	const body = refs.follow(given);
	return typeof body === 'string' ? body : refs.once('body', body, () => described(body, refs));
}

function described(body: Json, refs: References): Body | Reason | undefined {
	const content = objectOf(body.content) ?? {};
	const types = Object.keys(content).slice(0, MAX_MEDIA_TYPES);
	const required = body.required === true;
	for (const [type, kind] of SUPPORTED) {
		const mediaType = types.find((each) => type.test(each));
		if (mediaType) return read({ kind, mediaType, required }, objectOf(content[mediaType]) ?? {}, refs);
	}
	// Some generators name a media type for calls that have no body.
	if (!required && types.every((type) => objectOf(content[type])?.schema === undefined)) return undefined;
	return types.length > 0
		? 'its body is neither JSON, a form nor plain text'
		: 'the document names no media type for its body';
}

function read(
	{ kind, mediaType, required }: Pick<Body, 'kind' | 'mediaType' | 'required'>,
	media: Json,
	refs: References,
): Body | Reason {
	const schema = readSchema(media.schema, refs);
	const sent = mediaType.includes('*') ? 'application/json' : mediaType.toLowerCase();
	const isJson = kind === 'json';
	const body: Body = {
		kind,
		mediaType: kind === 'text' ? 'text/plain' : sent,
		required,
		fields: [],
		shape: schema.shape,
		...(isJson && pagingOf(media, schema, refs)),
	};
	if (!isForm(schema, MAX_FIELDS)) return kind === 'form' || kind === 'multipart' ? ofUnknownForm(body) : body;
	const target = refs.follow(media.schema);
	const isShared = typeof target === 'object' && media.encoding === undefined;
	const all = () => fieldsIn(schema, media, isJson, refs);
	const fields = isShared ? refs.once(`fields ${isJson ? 'of JSON' : 'of a form'}`, target, all) : all();
	const hasOnlyFiles = fields.length === 0 && schema.properties.size > 0 && !isJson;
	return typeof fields === 'string' || hasOnlyFiles ? 'it uploads a file' : { ...body, fields };
}

/** The fields of a body, or the reason why one of them cannot be sent. */
function fieldsIn({ properties, required }: Schema, media: Json, isJson: boolean, refs: References): Named[] | Reason {
	const fields: Named[] = [];
	refs.spend(properties.size);
	for (const [name, property] of properties) {
		const { shape, keywords } = readSchema(property, refs);
		const isFile = shape.format === 'binary' && !isJson;
		const isRequired = required.has(name);
		if (isFile && isRequired) return 'it uploads a file';
		if (isFile || keywords.readOnly === true) continue;
		fields.push({ name, required: isRequired, shape, ...encodingOf(media, name) });
	}
	return fields;
}

/** The paging parameters are looked for in all variants, since a form may not be able to show any of them. */
function pagingOf(media: Json, schema: Schema, refs: References): Pick<Body, 'paging'> {
	const target = refs.follow(media.schema);
	if (typeof target === 'string') return {};
	const properties = () => (schema.isOpen ? anyProperties(target, refs) : schema.properties);
	const paging = savedPaging(media) ?? refs.once('paging', target, () => pagingFields(properties(), refs));
	return paging.length > 0 ? { paging } : {};
}

/** A form without known fields can be entered as an object; other values have no names for the fields. */
function ofUnknownForm(body: Body): Body | Reason {
	const { type = 'object' } = body.shape;
	return type === 'object' ? { ...body, shape: { type } } : 'the document does not describe the fields of its form';
}

/** How a property is serialized in a form; in JSON it makes no difference. */
function encodingOf(media: Json, name: string): Pick<Named, 'style' | 'explode'> {
	const { style, explode } = objectOf(objectOf(media.encoding)?.[name]) ?? {};
	return {
		style: STYLES.find((each) => each === style) ?? 'form',
		explode: typeof explode === 'boolean' ? explode : true,
	};
}
