/** Finds a Node that n8n runs on: the one in use when it is new enough, else the one that npm installed with n8n. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const OLDEST_FOR_N8N = 24;

export function findNode24(installFolder) {
	if (Number(process.versions.node.split('.')[0]) >= OLDEST_FOR_N8N) {
		return { executable: process.execPath, folder: path.dirname(path.dirname(process.execPath)) };
	}
	const folder = path.join(installFolder, 'node_modules', `node-${process.platform}-${process.arch}`);
	const executable = path.join(folder, 'bin', 'node');
	if (existsSync(executable)) return { executable, folder };
	throw new Error(
		`n8n runs on Node ${OLDEST_FOR_N8N} or newer. Linux on x64 and arm64 get one from npm; on this system ` +
			`(${process.platform} ${process.arch}) install Node ${OLDEST_FOR_N8N} from https://nodejs.org and start again.`,
	);
}

/** An environment in which `node` means this Node, also for what npm and n8n start themselves. */
export function environmentWith(node, base) {
	const folders = [path.dirname(node.executable), base.PATH ?? ''];
	return { ...base, PATH: folders.join(path.delimiter) };
}

/** Where node-gyp finds this Node's header files. Without them it would download them. */
export function headersOf(node) {
	return existsSync(path.join(node.folder, 'include', 'node', 'node.h')) ? { npm_config_nodedir: node.folder } : {};
}
