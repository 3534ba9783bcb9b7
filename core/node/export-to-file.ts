import { Hash } from 'crypto';
import { encode, FORMATS, type Format } from '../export/encode';
import { InputError } from '../errors/input-error';
import type { Row } from '../pages/page-style';
import type { Call } from './call';
import type { Operation } from './execute';
import { showHint } from './hints';
import { readList, type ListSource, type Reading } from './read-list';

/**
 * The operation "Export to File" of a list: page after page goes into one binary file, in flat
 * memory, and one summary item comes out. When the list cannot be read to its end there is no file.
 */
export function exportToFile(source: ListSource): Operation {
	return {
		doing: `export ${source.name}`,
		async run(call) {
			const format = formatOf(call);
			const property = call.required('binaryPropertyName', 'Put Output File in Field');
			const fields = fieldsOf(call);
			const shape = call.flag('simplify', true) && fields.length === 0 ? source.simplify : (row: Row) => row;
			const reading: Reading = { records: 0, pages: 0, cutShort: false };
			const startedAt = call.session.clock.monotonic();
			const meter = { bytes: 0 };
			const chunks = metered(encode(format, shaped(call, source, reading, shape), fields), meter);
			const { mimeType, extension } = FORMATS[format];
			const binary = await stored(call, chunks, `${source.name}.${extension}`, mimeType);
			const elapsedMs = call.session.clock.monotonic() - startedAt;
			showHint(call, source.name, reading, elapsedMs);
			const json = {
				fileName: `${source.name}.${extension}`,
				format,
				count: reading.records,
				pages: reading.pages,
				bytes: meter.bytes,
				seconds: Math.round(elapsedMs / 100) / 10,
				complete: true,
			};
			return [{ json, binary: { [property]: binary } }];
		},
	};
}

async function* shaped(
	call: Call,
	source: ListSource,
	reading: Reading,
	shape: (row: Row, call: Call) => Row,
): AsyncGenerator<Row[]> {
	for await (const rows of readList(call, source, reading)) yield rows.map((row) => shape(row, call));
}

async function* metered(chunks: AsyncIterable<Buffer>, meter: { bytes: number }): AsyncGenerator<Buffer> {
	for await (const chunk of chunks) {
		meter.bytes += chunk.length;
		yield chunk;
	}
}

/** Hands the chunks to n8n's storage, which writes them as they come. A failed walk fails here. */
async function stored(call: Call, chunks: AsyncIterable<Buffer>, fileName: string, mimeType: string) {
	// Hash is a stream class and inherits Node's `from`; n8n's rules allow no import of `stream`.
	const stream = Hash.from(chunks);
	return await call.ctx.helpers.prepareBinaryData(stream, fileName, mimeType);
}

function formatOf(call: Call): Format {
	const format = call.required('format', 'Format');
	if (Object.hasOwn(FORMATS, format)) return format as Format;
	throw new InputError(`"${format}" is not a format`, `Use one of ${Object.keys(FORMATS).join(', ')}.`);
}

/** A list from the dropdown, or names with commas from an expression; empty means all. */
function fieldsOf(call: Call): string[] {
	const chosen = call.ctx.getNodeParameter('fields', call.itemIndex, []) as unknown;
	const names = typeof chosen === 'string' ? chosen.split(',') : Array.isArray(chosen) ? chosen : [];
	return names.map((name) => String(name).trim()).filter((name) => name !== '');
}
