/** A process that does its job again and again until it is killed or asked to finish: n8n with one workflow, and a database of files. */
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { UsmAnywhereApi } from '../../../credentials/UsmAnywhereApi.credentials';
import { UsmAnywhere } from '../../../nodes/UsmAnywhere/UsmAnywhere.node.ts';
import { UsmAnywhereTrigger } from '../../../nodes/UsmAnywhere/UsmAnywhereTrigger.node.ts';
import { credentialStore } from '../../harness/credential-store.cts';
import { pollNode } from '../../harness/poll-node.cts';
import { runNode } from '../../harness/run-node.cts';
import { FILES, type Kept, type Order, type Result } from './order.cts';

const { job, folder, credential, isDurable } = JSON.parse(process.argv[2]) as Order;
const inFolder = (name: string) => path.join(folder, name);
const credentials = credentialStore(
	new UsmAnywhereApi(),
	stored<ICredentialDataDecryptedObject>('credential') ?? credential,
);
const EXPORT = { resource: 'alarm', operation: 'export', format: 'ndjson', output: 'raw', options: { pageSize: 20 } };
const QUIET_POLLS = 2;

function stored<Value>(name: 'credential' | 'memory'): Value | undefined {
	const file = inFolder(FILES[name]);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Value) : undefined;
}

/** As a whole or not at all, like a transaction. */
function store(name: 'credential' | 'memory', value: unknown): void {
	const file = inFolder(FILES[name]);
	writeFileSync(`${file}.new`, JSON.stringify(value));
	renameSync(`${file}.new`, file);
}

/** @returns whether there was nothing new */
async function poll(): Promise<boolean> {
	const { memory, items } = stored<Kept>('memory') ?? { memory: {}, items: [] };
	const staticData = memory as IDataObject;
	const parameters = { event: 'newAlarm', options: { lookBackMinutes: 60 } };
	const activation = stored('memory') ? 'init' : 'activate';
	const { json, error } = await pollNode(new UsmAnywhereTrigger(), { parameters, staticData, credentials, activation });
	if (error) return false;
	const ids = json.map(({ uuid }) => String(uuid));
	if (!isDurable) for (const id of ids) appendFileSync(inFolder(FILES.items), `${id}\n`);
	store('memory', { memory: staticData, items: isDurable ? [...items, ...ids] : [] });
	return ids.length === 0;
}

/** @returns true, since one is enough when there is nothing else to do */
async function write(): Promise<boolean> {
	const compares = job === 'comparison';
	const data = compares ? readFileSync(inFolder(FILES.earlier)).toString('base64') : '';
	const earlier = { data, mimeType: 'application/x-ndjson', fileName: 'earlier.ndjson' };
	const items = compares ? [{ json: {}, binary: { data: earlier } }] : undefined;
	const compared = compares ? { compareWith: 'data', compareById: 'uuid' } : {};
	const parameters = { ...EXPORT, filters: { suppressed: 'both' }, ...compared };
	const ran = await runNode(new UsmAnywhere(), { parameters, credentials, items });
	const text = ran.error ? '' : String(await ran.binary(ran.items[0]));
	const lines = text.split('\n').filter((line) => line !== '' && JSON.parse(line) !== null).length;
	const result: Result = { summary: ran.json[0] ?? {}, lines, error: ran.error?.message };
	appendFileSync(inFolder(FILES.results), `${JSON.stringify(result)}\n`);
	return true;
}

async function main(): Promise<void> {
	for (let quiet = 0; quiet < QUIET_POLLS; ) {
		const isLast = existsSync(inFolder(FILES.finish));
		const isQuiet = job === 'poll' ? await poll() : await write();
		store('credential', credentials.stored);
		quiet = isLast && isQuiet ? quiet + 1 : 0;
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
