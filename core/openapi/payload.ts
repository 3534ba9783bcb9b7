import { createHash } from 'crypto';
import { InputError } from '../errors/input-error';
import { kind } from '../pages/shape';
import type { Value } from './checked';
import type { Body, Named, Operation } from './operation';
import { pairsOf } from './written';

/** A body as it goes out. */
export interface Payload {
	/** Says how the body is written, where that is not plain JSON. */
	headers: Record<string, string>;
	/** An object or a list, to be written as JSON; all else is a text, since n8n copies what it sends field by field. */
	body: object | string;
}

/** A property that the document does not know is written as forms usually are. */
const USUAL: Pick<Named, 'style' | 'explode'> = { style: 'form', explode: true };

/**
 * Writes the content of a body in the way the operation asks for.
 * @throws InputError for what cannot be written so
 */
export function payload({ body, key }: Operation, content: Value): Payload {
	if (!body) throw new InputError(`${key} takes no body`, 'Leave the body empty.');
	if (body.kind === 'json') return json(body, content);
	if (body.kind === 'text')
		return text(body.mediaType, typeof content === 'string' ? content : JSON.stringify(content));
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		throw new InputError(
			`Body is ${kind(content)} where an object is due`,
			'Each of its names becomes a field of a form.',
		);
	}
	const pairs = Object.entries(content).flatMap(([name, value]) => pairsOf(writingOf(body, name), value));
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

function writingOf({ fields }: Body, name: string): Pick<Named, 'name' | 'style' | 'explode'> {
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
