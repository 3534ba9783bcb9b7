import type { Call } from './call';
import type { Reading } from './read-list';

/** Tells in words what a list or export did: records, pages, time, retries, and whether it was cut short. */
export function showHint(call: Call, name: string, reading: Reading, elapsedMs: number): void {
	const { retries, waitedMs } = call.session.tally;
	const sentences = [`${counted(reading.records)} ${name} on ${counted(reading.pages)} pages in ${seconds(elapsedMs)}.`];
	if (retries > 0) {
		sentences.push(`${retries} requests had to be repeated; waited ${seconds(waitedMs)} for the service.`);
	}
	if (reading.cutShort) {
		sentences.push('The limit was reached: there may be more. Raise Limit or turn on Return All to get them.');
	}
	call.ctx.addExecutionHints({ message: sentences.join(' '), location: 'outputPane', type: 'info' });
}

function counted(count: number): string {
	return count.toLocaleString('en-US');
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
