/** Work in a process of its own: with a small heap, and a peak of memory that is that of the work alone. */
import { fork } from 'node:child_process';
import type { Bench, Subject } from './subject.cts';

/** Megabytes of heap of such a process. */
export const HEAP_MB = 256;

/** A subject by the module that exports it, so that another process can load it. */
export interface Source {
	module: string;
	name: string;
}

export function subjectOf({ module, name }: Source): Subject {
	return (require(module) as Bench).subjects[name];
}

/** Gives a job to a process that runs `file`, and waits for what it answers. */
export async function inOwnProcess<Job, Result>(file: string, job: Job, heapMb = HEAP_MB): Promise<Result> {
	const execArgv = [`--max-old-space-size=${heapMb}`, '--expose-gc', '--require', require.resolve('tsx/cjs')];
	const child = fork(file, [JSON.stringify(job)], { execArgv: [...process.execArgv, ...execArgv] });
	return await new Promise((resolve, reject) => {
		child.once('message', (result) => resolve(result as Result));
		child.once('exit', (code) => reject(new Error(`the process ended with code ${code}`)));
	});
}

/** Does the job that this process was given, answers, and ends. */
export async function doJob<Job, Result extends object>(work: (job: Job) => Promise<Result>): Promise<void> {
	const result = await work(JSON.parse(process.argv[2]) as Job);
	process.send!(result, () => process.exit());
}

/** The peak of this process, in MB. */
export function peakMb(): number {
	return process.resourceUsage().maxRSS / 1024;
}
