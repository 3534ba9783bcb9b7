/** The files of this repository, and what they import. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.dirname(__dirname);
export const SHIPPED = ['core', 'credentials', 'nodes'];

export interface Source {
	file: string;
	text: string;
}

/** Paths from the root. What is installed lies in folders whose names begin with a dot. */
export function filesIn(folder: string): string[] {
	return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
		const file = path.posix.join(folder, entry.name);
		if (!entry.isDirectory()) return [file];
		return entry.name.startsWith('.') ? [] : filesIn(file);
	});
}

export function read(file: string): string {
	return readFileSync(path.join(ROOT, file), 'utf8');
}

export function sources(...folders: string[]): Source[] {
	return folders.flatMap((folder) =>
		filesIn(folder)
			.filter((file) => file.endsWith('.ts'))
			.map((file) => ({ file, text: read(file) })),
	);
}

/** What a file imports, types included: packages by name, files as paths from the root. */
export function importsOf({ file, text }: Source): string[] {
	return [...text.matchAll(/\b(?:from |import ?\(?|require\()'([^'\n]+)'/g)].map(([, target]) =>
		target.startsWith('.') ? found(path.posix.join(path.posix.dirname(file), target)) : target,
	);
}

function found(bare: string): string {
	return [`${bare}.ts`, `${bare}/index.ts`].find((name) => existsSync(path.join(ROOT, name))) ?? bare;
}
