import type { NodeExecutionHint } from 'n8n-workflow';
import type { Tally } from '../http/session';
import { notesOn } from './notes';
import type { Noun, ReadCount } from './read-count';

/** Above this n8n itself gets into difficulty: it keeps all items in memory and saves them as one text. */
const MANY_ITEMS = 100_000;

/** Says in one hint what an execution did, however many input items there were. */
export class Report {
	private noun?: Noun;
	private readonly sum = { lists: 0, records: 0, pages: 0, elapsedMs: 0, items: 0, isDoubted: false };
	private readonly remarks = new Set<string>();

	/** A list was read, for `items` output items. */
	add(noun: Noun, reading: ReadCount, elapsedMs: number, items: number): void {
		this.noun = noun;
		this.sum.lists += 1;
		this.sum.records += reading.records;
		this.sum.pages += reading.pages;
		this.sum.elapsedMs += elapsedMs;
		this.sum.items += items;
		this.sum.isDoubted ||= reading.doubts.size > 0;
		notesOn(noun, reading).forEach((note) => this.remark(note));
	}

	/** A whole sentence beside the numbers; the same one is shown once. */
	remark(sentence: string | undefined): void {
		if (sentence) this.remarks.add(sentence);
	}

	/** The hints to show; none when there is nothing to tell. */
	hints(tally: Tally): NodeExecutionHint[] {
		const told = this.noun ? [this.counts(this.noun), ...this.retries(tally)] : [];
		const sentences = [...told, ...this.remarks];
		const hints: NodeExecutionHint[] = [];
		const type = this.sum.isDoubted ? 'warning' : 'info';
		if (sentences.length > 0) hints.push({ message: sentences.join(' '), location: 'outputPane', type });
		if (this.sum.items > MANY_ITEMS) hints.push(this.warning());
		return hints;
	}

	private counts(noun: Noun): string {
		const { lists, records, pages, elapsedMs } = this.sum;
		const perItem = lists > 1 ? ` for ${counted(lists, { one: 'input item', many: 'input items' })}` : '';
		const on = counted(pages, { one: 'page', many: 'pages' });
		return `${counted(records, noun)} on ${on}${perItem} in ${seconds(elapsedMs)}.`;
	}

	private retries({ retries, waitedMs }: Tally): string[] {
		if (retries === 0) return [];
		const repeated = counted(retries, { one: 'request', many: 'requests' });
		return [`${repeated} had to be repeated, with ${seconds(waitedMs)} of waiting for the service.`];
	}

	private warning(): NodeExecutionHint {
		const items = this.sum.items.toLocaleString('en-US');
		return {
			message: `${items} items are a lot for n8n to hold and save. The operation Export to File writes them to a file instead, in little memory.`,
			location: 'outputPane',
			type: 'warning',
		};
	}
}

function counted(count: number, { one, many }: Noun): string {
	return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
