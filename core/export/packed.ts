import { gzip } from '../gzip';
import type { FileFacts } from './store';

/** A file with its name. */
interface Packed {
	facts: FileFacts;
	chunks: AsyncIterable<Uint8Array>;
}

/** A file as it is stored: with `compress` as gzip, and then with a name that says so, such as `devices.csv.gz`. */
export function packed(
	{ fileName, mimeType }: FileFacts,
	chunks: AsyncIterable<Uint8Array>,
	{ compress = false }: { compress?: boolean },
): Packed {
	if (!compress) return { facts: { fileName, mimeType }, chunks };
	return { facts: { fileName: `${fileName}.gz`, mimeType: 'application/gzip' }, chunks: gzip(chunks) };
}
