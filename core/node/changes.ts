import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Comparison } from '../export/compare/comparison';
import { ClosedError, HandOver } from '../export/compare/hand-over';
import { flatEvent } from '../ocsf/flat';
import type { Row } from '../pages/page-style';
import type { ReadCount } from './read-count';
import type { CompareChoice, Written } from './written-records';

type Write = (pages: AsyncIterable<Row[]>) => Promise<INodeExecutionData>;

/** What has changed since an earlier export, written while the list is read. */
export class Changes {
	private readonly handOver = new HandOver<Row[]>();

	constructor(
		private readonly work: Written & { count: ReadCount },
		private readonly comparison: Comparison,
		private readonly choice: CompareChoice,
	) {}

	/** The file of changes and, unless only that is wanted, that of all records in the same item. */
	async written(pages: AsyncIterable<Row[]>, write: { all: Write; changes: Write }): Promise<INodeExecutionData> {
		if (this.choice.onlyChanges) return await write.changes(this.compared(pages));
		const [all, changes] = await this.together(write.all(this.shared(pages)), write.changes(this.handedOver()));
		const { fileName, count } = changes.json;
		return {
			json: { ...all.json, changesFileName: fileName, changesCount: count },
			binary: { ...all.binary, ...changes.binary },
		};
	}

	/** How many records of each kind there are, for the summary. */
	summary(): IDataObject {
		const { added, changed, removed, unchanged, notCompared } = this.comparison.count;
		const reason = this.notRemoved();
		if (notCompared > 0) {
			this.work.call.report.remark(
				`${notCompared} records could not be compared: they have no ID, or the same ID as another record.`,
			);
		}
		if (reason !== undefined) this.work.call.report.remark(`No record is called removed: ${reason}.`);
		return {
			added,
			changed,
			removed: reason === undefined ? removed : null,
			unchanged,
			...(notCompared > 0 ? { notCompared } : {}),
			...(reason === undefined ? {} : { notRemovedReason: reason }),
		};
	}

	/** Why nothing is called removed, if so. */
	private notRemoved(): string | undefined {
		if (this.work.count.doubts.size > 0) return 'the list may be incomplete';
		const { call } = this.work;
		const { isEarlierComplete } = this.choice;
		const isComplete = call.ctx.getInputData()[call.itemIndex].json.complete !== false;
		const isWhole = isEarlierComplete === 'asItem' ? isComplete : isEarlierComplete === 'yes';
		return isWhole ? undefined : 'the earlier file may be incomplete';
	}

	/** Both files, or the error that ended both. */
	private async together(...files: Array<Promise<INodeExecutionData>>): Promise<INodeExecutionData[]> {
		// Where a file ended before it was read, nobody else tells the other one.
		const ended = files.map(async (file) => await file.catch(async (error: unknown) => await this.failed(error)));
		const results = await Promise.allSettled(ended);
		const failed = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
		const error = failed.find((one) => !(one instanceof ClosedError));
		return error === undefined ? await Promise.all(ended) : await Promise.reject(error);
	}

	private async failed(error: unknown): Promise<never> {
		this.handOver.fail(error);
		return await Promise.reject(error);
	}

	/** The pages, of which the changes are handed over. */
	private async *shared(pages: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
		try {
			for await (const rows of pages) {
				await this.handOver.put(this.comparison.changesIn(rows));
				yield rows;
			}
			this.handOver.end();
		} finally {
			// Where the list ended with an error, that is the one which counts.
			this.handOver.fail(new ClosedError());
		}
	}

	private async *handedOver(): AsyncGenerator<Row[]> {
		yield* this.handOver.taken();
		yield* this.removed();
	}

	private async *compared(pages: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
		for await (const rows of pages) yield this.comparison.changesIn(rows);
		yield* this.removed();
	}

	private async *removed(): AsyncGenerator<Row[]> {
		if (this.notRemoved() !== undefined) return;
		const isFlat = this.work.output === 'ocsf' && this.work.format === 'csv';
		for await (const rows of this.comparison.removed()) yield isFlat ? rows.map(flatEvent) : rows;
	}
}
