import { objectOf } from '../json';
import type { Json } from './document';
import type { Body, BodyKind, Named, Style } from './operation';
import { schemaJson } from './parameters';
import type { References } from './references';
import { flatten, shapeOf, shapeOfFlat } from './schema';

/** A body with more properties than this is entered as JSON. */
const MAX_FIELDS = 300;

/** Media types that can be sent, best first. */
const SUPPORTED: Array<[RegExp, BodyKind]> = [
	[/^application\/json\b/i, 'json'],
	[/^application\/merge-patch\+json\b/i, 'json'],
	[/^[\w.-]+\/[\w.-]+\+json\b/i, 'json'],
	[/^(application|\*)\/\*/, 'json'],
	[/^application\/x-www-form-urlencoded\b/i, 'form'],
	[/^multipart\/form-data\b/i, 'multipart'],
	[/^text\/(plain|\*)/i, 'text'],
	[/^text\/json\b/i, 'json'],
];

/** The body of an operation, or the reason why it cannot be sent. */
export function bodyOf(given: unknown, refs: References): Body | string | undefined {
	if (given === undefined) return undefined;
	const body = refs.follow(given);
	if (typeof body === 'string') return body;
	const content = objectOf(body.content) ?? {};
	const types = Object.keys(content);
	const supported = SUPPORTED.map(([type, kind]) => ({ kind, mediaType: types.find((each) => type.test(each)) }));
	const best = supported.find(({ mediaType }) => mediaType !== undefined);
	const required = body.required === true;
	if (best?.mediaType) return read({ kind: best.kind, mediaType: best.mediaType, required }, content, refs);
	// Some generators name a media type for calls that have no body.
	if (!required && Object.values(content).every((media) => objectOf(media)?.schema === undefined)) return undefined;
	return types.length > 0
		? 'its body is neither JSON, a form nor plain text'
		: 'the document names no media type for its body';
}

function read(head: Pick<Body, 'kind' | 'mediaType' | 'required'>, content: Json, refs: References): Body | string {
	const media = objectOf(content[head.mediaType]) ?? {};
	const flat = flatten(media.schema ?? true, refs);
	const shape = shapeOfFlat(flat, refs);
	const mediaType = head.mediaType.includes('*') ? 'application/json' : head.mediaType.toLowerCase();
	const whole: Body = { ...head, mediaType: head.kind === 'text' ? 'text/plain' : mediaType, fields: [], shape };
	const isForm = shape.type === 'object' && !flat.isOpen && flat.properties.size <= MAX_FIELDS;
	if (!isForm && (head.kind === 'form' || head.kind === 'multipart')) return ofUnknownForm(whole);
	if (!isForm) return whole;
	const fields: Named[] = [];
	for (const [name, property] of flat.properties) {
		const { keywords } = flatten(property, refs);
		const isFile = keywords.format === 'binary' && head.kind !== 'json';
		const required = flat.required.has(name);
		if (isFile && required) return 'it uploads a file';
		if (isFile || keywords.readOnly === true) continue;
		fields.push({ name, required, shape: shapeOf(property, refs), ...encodingOf(media, name) });
	}
	if (fields.length === 0 && flat.properties.size > 0 && head.kind !== 'json') return 'it uploads a file';
	return { ...whole, fields };
}

/** A form without known fields can be entered as an object; other values have no names for the fields. */
function ofUnknownForm(body: Body): Body | string {
	const { type } = body.shape;
	return type === 'object' || type === 'any'
		? { ...body, shape: { type: 'object' } }
		: 'the document does not describe the fields of its form';
}

/** How a property is serialized in a form; in JSON it makes no difference. */
function encodingOf(media: Json, name: string): { style: Style; explode: boolean } {
	const { style, explode } = objectOf(objectOf(media.encoding)?.[name]) ?? {};
	const known = (['spaceDelimited', 'pipeDelimited', 'tabDelimited', 'deepObject'] as const).find(
		(each) => each === style,
	);
	return { style: known ?? 'form', explode: typeof explode === 'boolean' ? explode : true };
}

/** The same body as an OpenAPI 3 document has it; `bodyOf` reads it back. */
export function bodyJson({ mediaType, required, fields, shape }: Body): Json {
	const properties = Object.fromEntries(fields.map((field) => [field.name, schemaJson(field)]));
	const names = fields.filter((field) => field.required).map(({ name }) => name);
	const unusual = fields.filter(({ style, explode }) => style !== 'form' || !explode);
	const encoding = Object.fromEntries(unusual.map(({ name, style, explode }) => [name, { style, explode }]));
	const schema = { ...schemaJson({ shape }), ...(fields.length > 0 ? { properties, required: names } : {}) };
	return { required, content: { [mediaType]: { schema, encoding } } };
}
