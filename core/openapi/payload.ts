import { createHash } from 'crypto';
import { InputError } from '../errors/input-error';
import { mustBe } from '../errors/sentences';
import type { Value } from './coerce';
import type { Body, Named, ApiOperation } from './operation';
import { pairsOf } from './parameter-style';

/** A body as it is sent. */
export interface Payload {
	/** The content type, where it is not plain JSON. */
	headers: Record<string, string>;
	/** An object or a list is sent as JSON. Anything else is a text already, since n8n copies other objects field by field. */
	body: object | string;
}

/** The usual style of forms, for a property that the document does not describe. */
const USUAL: Pick<Named, 'style' | 'explode'> = { style: 'form', explode: true };

/**
 * Encodes the content of a body as the operation requires.
 * @throws InputError for content that cannot be encoded like that
 */
export function payload({ body, key }: ApiOperation, content: Value): Payload {
	if (!body) throw new InputError(`${key} has no body`, 'Leave the body empty.');
	if (body.kind === 'json') return json(body, content);
	if (body.kind === 'text')
		return text(body.mediaType, typeof content === 'string' ? content : JSON.stringify(content));
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		throw mustBe('Body', 'an object', content, 'Each of its names becomes a field of the form.');
	}
	const pairs = Object.entries(content).flatMap(([name, value]) => pairsOf(styleOf(body, name), value));
	if (body.kind === 'multipart') return multipart(pairs);
	return text(body.mediaType, new URLSearchParams(pairs).toString());
}

function json({ mediaType }: Body, content: Value): Payload {
	if (typeof content !== 'object' || content === null) return text(mediaType, JSON.stringify(content));
	return { headers: mediaType === 'application/json' ? {} : { 'Content-Type': mediaType }, body: content };
}

function text(mediaType: string, body: string): Payload {
	return { headers: { 'Content-Type': mediaType }, body };
}

function styleOf({ fields }: Body, name: string): Pick<Named, 'name' | 'style' | 'explode'> {
	return fields.find((field) => field.name === name) ?? { name, ...USUAL };
}

/** Form fields without files (RFC 7578). The boundary follows from the content, so that it cannot be part of it. */
function multipart(pairs: Array<[string, string]>): Payload {
	const boundary = `form-${createHash('sha256').update(JSON.stringify(pairs)).digest('hex').slice(0, 40)}`;
	const parts = pairs.map(([name, value]) => {
		const quoted = name.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
		return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n${value}\r\n`;
	});
	return text(`multipart/form-data; boundary=${boundary}`, `${parts.join('')}--${boundary}--\r\n`);
}
