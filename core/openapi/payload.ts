import { digest } from '../digest';
import { InputError } from '../errors/input-error';
import { mustBe } from '../errors/sentences';
import type { ApiRequest } from '../http/session';
import { objectOf } from '../json';
import { jsonText } from '../json-text';
import type { Value } from './coerce';
import type { Body, ApiOperation } from './operation';
import { isHolder, pairsOf } from './parameter-style';

/** A body as it is sent, and its content type where that is not plain JSON. */
type Payload = Required<Pick<ApiRequest, 'headers' | 'body'>>;

/**
 * Encodes the content of a body as the operation requires. What is neither an object nor a list becomes a text, since n8n
 * copies other objects field by field.
 * @throws InputError for content that cannot be encoded like that
 */
export function payload({ body, key }: ApiOperation, content: Value): Payload {
	if (!body) throw new InputError(`${key} has no body`, 'Leave the body empty.');
	if (body.kind === 'json') return json(body, content);
	if (body.kind === 'text') return text(body.mediaType, typeof content === 'string' ? content : jsonText(content));
	const fields = objectOf(content) as Record<string, Value> | undefined;
	if (!fields) throw mustBe('Body', 'an object', content, 'Each of its names becomes a field of the form.');
	const pairs = Object.entries(fields).flatMap(([name, value]) => {
		const field = body.fields.find((each) => each.name === name);
		// A property that the document does not describe has the usual style of forms.
		return pairsOf(field ?? { name, style: 'form', explode: true }, value);
	});
	if (body.kind === 'multipart') return multipart(pairs);
	return text(body.mediaType, new URLSearchParams(pairs).toString());
}

function json({ mediaType }: Body, content: Value): Payload {
	if (!isHolder(content)) return text(mediaType, jsonText(content));
	return { headers: mediaType === 'application/json' ? {} : { 'Content-Type': mediaType }, body: content };
}

function text(mediaType: string, body: string): Payload {
	return { headers: { 'Content-Type': mediaType }, body };
}

/** Form fields without files (RFC 7578). The boundary follows from the content, so that it cannot be part of it. */
function multipart(pairs: Array<[string, string]>): Payload {
	const boundary = `form-${digest(JSON.stringify(pairs)).slice(0, 40)}`;
	const parts = pairs.map(([name, value]) => {
		const quoted = name.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
		return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n${value}\r\n`;
	});
	return text(`multipart/form-data; boundary=${boundary}`, `${parts.join('')}--${boundary}--\r\n`);
}
