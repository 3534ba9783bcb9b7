/** A real PostgreSQL of its own, on loopback and empty at every start. Debian's package is enough: postgresql. */
import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.cts';
import type { Stage } from './stage.cts';
import { until } from './until.cts';

const run = promisify(execFile);

/** Where Debian and its relatives put the server, by version. */
const DEBIAN = '/usr/lib/postgresql';

/** It refuses to run as root. Debian's package makes this user for it. */
const SYSTEM_USER = 'postgres';

const START_MS = 60_000;
const ASK_EVERY_MS = 200;

/** As much as the inventory of the demo can be, with room to spare. */
const ANSWER_BYTES = 64 * 1024 * 1024;

export interface Postgres {
	port: number;
	/** The rows of a SELECT. */
	rows<Row>(select: string): Promise<Row[]>;
	/** Deletes its data; to be called when it has ended. */
	remove(): void;
}

/**
 * Starts a server; `undefined` where PostgreSQL is not installed.
 * @param parent where its data are. Not the demo's folder: PostgreSQL's own user might not be let in there.
 */
export async function startPostgres(stage: Stage, parent = tmpdir()): Promise<Postgres | undefined> {
	const programs = findPrograms();
	if (!programs) return undefined;
	const port = await freePort();
	const data = mkdtempSync(path.join(parent, 'secops-demo-postgres-'));
	await launch(stage, programs, port, data);
	const rows = async <Row,>(select: string) => await query<Row>(path.join(programs, 'psql'), port, select);
	const patience = { what: 'The start of PostgreSQL', withinMs: START_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	await until(patience, async () => await rows('SELECT 1').catch(() => undefined));
	return { port, rows, remove: () => rmSync(data, { recursive: true, force: true }) };
}

function findPrograms(): string | undefined {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
	return versions
		.map((version) => path.join(DEBIAN, version, 'bin'))
		.find((bin) => existsSync(path.join(bin, 'initdb')));
}

async function launch(stage: Stage, programs: string, port: number, data: string): Promise<void> {
	if (isRoot()) chownSync(data, systemId('-u'), systemId('-g'));
	const start = (log: string, program: string, args: string[]) =>
		stage.processes.start(...asItsUser(path.join(programs, program), args), {
			cwd: data,
			env: { PATH: process.env.PATH, LC_ALL: 'C' },
			logFile: path.join(stage.demo, log),
		});
	// Nobody but this machine can reach it, and nothing in it outlives the demo: no password, no waiting for the disk.
	const made = start('postgres-setup.log', 'initdb', [
		'-D',
		data,
		'-U',
		SYSTEM_USER,
		'-A',
		'trust',
		'-E',
		'UTF8',
		'-N',
	]);
	const outcome = await made.exited;
	if (outcome !== 'exit code 0') {
		const log = stage.tail(path.join(stage.demo, 'postgres-setup.log'));
		throw new Error(`PostgreSQL could not be set up (${outcome}):\n${log}`);
	}
	const settings = [`listen_addresses=127.0.0.1`, `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
	start('postgres.log', 'postgres', ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]);
}

/** `setpriv` becomes the program itself, so that its pid is the server's. */
function asItsUser(program: string, args: string[]): [string, string[]] {
	if (!isRoot()) return [program, args];
	const user = [`--reuid=${SYSTEM_USER}`, `--regid=${SYSTEM_USER}`, '--init-groups'];
	return ['setpriv', [...user, program, ...args]];
}

function isRoot(): boolean {
	return process.getuid?.() === 0;
}

function systemId(which: '-u' | '-g'): number {
	return Number(execFileSync('id', [which, SYSTEM_USER], { encoding: 'utf8' }));
}

/** Rows travel as one JSON text: no driver is needed to read it. */
async function query<Row>(psql: string, port: number, select: string): Promise<Row[]> {
	const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', SYSTEM_USER, '-d', 'postgres'];
	const asJson = `SELECT coalesce(json_agg(answer), '[]') FROM (${select}) AS answer`;
	const { stdout } = await run(psql, [...connection, '-AtX', '-c', asJson], { maxBuffer: ANSWER_BYTES });
	return JSON.parse(stdout) as Row[];
}
