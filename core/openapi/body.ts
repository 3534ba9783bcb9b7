import { objectOf } from '../json';
import type { Json } from './document';
import type { Body, Named, Reason } from './operation';
import type { References } from './references';
import { isForm, readSchema } from './schema';

/** A body with more properties than this is entered as JSON. */
const MAX_FIELDS = 300;

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
	if (typeof body === 'string') return body;
	const content = objectOf(body.content) ?? {};
	const types = Object.keys(content);
	const required = body.required === true;
	for (const [type, kind] of SUPPORTED) {
		const mediaType = types.find((each) => type.test(each));
		if (mediaType) return read({ kind, mediaType, required }, objectOf(content[mediaType]) ?? {}, refs);
	}
	// Some generators name a media type for calls that have no body.
	if (!required && Object.values(content).every((media) => objectOf(media)?.schema === undefined)) return undefined;
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
	const body: Body = {
		kind,
		mediaType: kind === 'text' ? 'text/plain' : sent,
		required,
		fields: [],
		shape: schema.shape,
	};
	if (!isForm(schema, MAX_FIELDS)) return kind === 'form' || kind === 'multipart' ? ofUnknownForm(body) : body;
	for (const [name, property] of schema.properties) {
		const { shape, keywords } = readSchema(property, refs);
		const isFile = shape.format === 'binary' && kind !== 'json';
		const isRequired = schema.required.has(name);
		if (isFile && isRequired) return 'it uploads a file';
		if (isFile || keywords.readOnly === true) continue;
		body.fields.push({ name, required: isRequired, shape, ...encodingOf(media, name) });
	}
	const hasOnlyFiles = body.fields.length === 0 && schema.properties.size > 0 && kind !== 'json';
	return hasOnlyFiles ? 'it uploads a file' : body;
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
