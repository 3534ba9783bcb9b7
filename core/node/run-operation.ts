import type { INodeExecutionData } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { Row } from '../pages/page-style';
import { itemsOfList, RECORDS, wantedRecords } from './all-pages';
import { isFile, itemsOfAnswer, sendForAny } from './any-answer';
import { anyList, canBePaged } from './any-list';
import type { Call } from './call';
import { readerFor, type Chosen } from './chosen-operation';
import { choose, type Described } from './described';
import type { Operation } from './execute';
import type { ListSource } from './read-list';

const PAGING = ['auto', 'always', 'never'] as const;

/**
 * The operation "Run": any operation that the service describes. What surely only reads is read page by page; what may
 * change something is sent again only when the user says so.
 * @param stem name of a file, where the service answers with one and gives it none
 */
export function runOperation(service: Described, stem: string): Operation {
	return {
		doing: 'run an API operation',
		async run(call) {
			const paging = call.choice('options.furtherPages', 'Further Pages', PAGING, 'auto');
			const chosen = await choose(call.ctx, service, readerFor(call.ctx, call.itemIndex));
			const isWanted = paging === 'always' || (paging === 'auto' && chosen.request.repeatable === true);
			if (isWanted && canBePaged(chosen.request)) return await records(call, chosen, stem);
			return await itemsOfAnswer(call, await sendForAny(call.session, chosen.request), stem);
		},
	};
}

async function records(call: Call, chosen: Chosen, stem: string): Promise<INodeExecutionData[]> {
	const wanted = wantedRecords(call);
	const list = await anyList(call.session, chosen, { ...call.options, wanted });
	return isFile(list.first) ? await itemsOfAnswer(call, list.first, stem) : await itemsOfList(call, list, wanted);
}

/** The records of a list operation, for a file. Nothing is known of them, so nothing is left out. */
export function recordsOf(service: Described): ListSource {
	return {
		noun: RECORDS,
		pages: (call) => pages(call, service),
		keeps: () => () => true,
		simplify: (row) => row,
		// An ID that comes twice may well be meant so.
		idOf: () => undefined,
	};
}

async function* pages(call: Call, service: Described): AsyncGenerator<Row[], void> {
	const chosen = await choose(call.ctx, service, readerFor(call.ctx, call.itemIndex));
	if (chosen.request.repeatable !== true || !canBePaged(chosen.request)) {
		throw new InputError(
			'only an operation that surely just reads can be exported',
			'Choose a list or a search. For others use the operation Run, and Convert to File behind it.',
		);
	}
	const list = await anyList(call.session, chosen, call.options);
	if (isFile(list.first)) {
		throw new InputError('the service answers with a file already', 'Use the operation Run, which hands it on.');
	}
	yield* list.pages;
	call.report.remark(list.remark());
}
