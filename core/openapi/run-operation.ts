import type { IHttpRequestMethods, INodeExecutionData } from 'n8n-workflow';
import { itemsOfList, unknownList } from '../node/all-pages';
import { itemsOfAnswer, sendForAny, type FileTarget } from '../node/any-answer';
import type { Call } from '../node/call';
import type { ListSource } from '../node/list';
import type { Row } from '../pages/page-style';
import type { ListQuery } from '../pages/walk-list';
import { chosenOperation } from './chosen-operation';
import type { DescribedApi } from './described-api';
import { canBePaged, openList, openRecords, type Refusals } from './open-list';

/** When an operation is sent once for each page of a list. `auto`: if it certainly only reads. */
export type FurtherPages = 'always' | 'auto' | 'never';

/** What the user has chosen. */
export interface RunChoice {
	furtherPages: FurtherPages;
	/** Records at most. */
	limit: number;
	/** Where the answer goes if it is a file. */
	file: FileTarget;
}

const REFUSALS: Refusals = {
	unsafe: [
		'only operations that certainly change nothing can be exported',
		'Choose a list or a search. For other operations use Run, and add Convert to File after it.',
	],
	file: ['the service already answers with a file', 'Use the operation Run, which returns the file.'],
};

/** Runs the chosen operation. A list is read page by page; anything else is returned as it is. */
export async function runOperation(
	call: Call,
	described: DescribedApi,
	{ furtherPages, limit, file }: RunChoice,
): Promise<INodeExecutionData[]> {
	const { session } = call;
	refuseChange(call, described);
	const chosen = await chosenOperation(call.ctx, described, call);
	const { request } = chosen;
	const isPaged = furtherPages === 'always' || (furtherPages === 'auto' && request.repeatable === true);
	if (!isPaged || !canBePaged(request)) return await itemsOfAnswer(call, await sendForAny(session, request), file);
	const opened = await openList(session, chosen, { ...call.options, wanted: limit });
	return 'pages' in opened ? await itemsOfList(call, opened, limit) : await itemsOfAnswer(call, opened, file);
}

/** What a read-only credential refuses is refused before the document is read. @throws InputError */
function refuseChange(call: Call, { form }: DescribedApi): void {
	const [method, path = ''] = call.id(form.apiOperation).split(' ');
	if (!path.startsWith('/')) return;
	call.session.refuseChange({ method: method as IHttpRequestMethods, path: path.replace(/\{[^{}]*\}/g, 'id') });
}

/** The records of the chosen list operation, for an export. */
export function recordsOf(described: DescribedApi): ListSource {
	return unknownList((call, query) => pagesOf(call, described, query));
}

async function* pagesOf(call: Call, described: DescribedApi, query: ListQuery): AsyncGenerator<Row[], void> {
	refuseChange(call, described);
	const chosen = await chosenOperation(call.ctx, described, call);
	const list = await openRecords(call.session, chosen, query, REFUSALS);
	yield* list.pages();
	call.report.remark(list.remark());
}
