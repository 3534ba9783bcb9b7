import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { cleanName } from '../export/file-name';
import { storeFile } from '../export/store';
import type { Answer } from '../http/exchange';
import type { ApiRequest, Session } from '../http/session';
import { objectOf } from '../json';
import type { Call } from './call';

/** Extensions of what APIs give out; others are saved as `.bin`. */
const EXTENSIONS: Record<string, string> = {
	'application/gzip': 'gz',
	'application/pdf': 'pdf',
	'application/xml': 'xml',
	'application/yaml': 'yaml',
	'application/zip': 'zip',
	'image/png': 'png',
	'text/csv': 'csv',
	'text/plain': 'txt',
	'text/xml': 'xml',
};

/** Where a file goes that a service answers with. */
export interface FileTarget {
	/** Name of the file without extension, where the answer has none. */
	stem: string;
	/** Binary field. Default `data`, as in n8n's own nodes. */
	property?: string;
}

/** An answer that is a file. */
type FileAnswer = Answer & { body: Buffer };

/** Sends a request whose answer may be a file. */
export async function sendForAny(session: Session, request: ApiRequest): Promise<Answer> {
	return await session.send({ ...request, files: true });
}

/** Whether an answer is a file. */
export function isFile(answer: Answer): answer is FileAnswer {
	return Buffer.isBuffer(answer.body);
}

/**
 * An answer as items: one for each record of a list, one for anything else that is JSON, the status for an empty one.
 * What is no JSON becomes a file.
 */
export async function itemsOfAnswer(call: Call, answer: Answer, file: FileTarget): Promise<INodeExecutionData[]> {
	if (isFile(answer)) return [await fileItem(call, answer, file)];
	const { status, body } = answer;
	if (body === undefined) return [{ json: { status } }];
	if (Array.isArray(body) && body.every((element) => objectOf(element))) {
		return body.map((element) => ({ json: element as IDataObject }));
	}
	return [{ json: (objectOf(body) as IDataObject | undefined) ?? { status, body: body as IDataObject } }];
}

async function fileItem(
	{ ctx }: Call,
	{ body, headers }: FileAnswer,
	{ stem, property = 'data' }: FileTarget,
): Promise<INodeExecutionData> {
	const mimeType = String(headers['content-type']).split(';')[0].trim().toLowerCase();
	const name = nameIn(headers['content-disposition']);
	const fileName = name?.includes('.') ? name : `${name ?? stem}.${EXTENSIONS[mimeType] ?? 'bin'}`;
	const binary = await storeFile(ctx, once(body), { fileName, mimeType });
	return { json: { fileName, mimeType, bytes: body.length }, binary: { [property]: binary } };
}

/** The last part of the name in `Content-Disposition` (RFC 6266): a path would be the service's business, not ours. */
function nameIn(disposition: unknown): string | undefined {
	const text = String(disposition);
	const encoded = /\bfilename\*=utf-8'[^']{0,20}'([^;\s]+)/i.exec(text)?.[1];
	const plain = /\bfilename=(?:"([^"]*)"|([^;\s]+))/i.exec(text);
	const name = decoded(encoded) ?? plain?.[1] ?? plain?.[2] ?? '';
	return cleanName(name.split(/[/\\]/).at(-1)!) || undefined;
}

function decoded(text: string | undefined): string | undefined {
	try {
		return text === undefined ? undefined : decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes;
}
