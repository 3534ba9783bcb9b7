import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { Api } from '../http/api';
import { Session } from '../http/session';
import { parseJsonText } from '../json-text';
import type { Row, Step } from '../pages/page-style';
import type { PagedList } from '../pages/walk-list';
import { toNodeError } from './to-node-error';

/** Pages read for a first match: the editor asks for no more of a list that comes back empty. */
const MOST_PAGES = 5;

/** What a resource locator offers to choose from. */
export interface Dropdown {
	/** @param text what the user has typed, without outer space */
	pages(session: Session, text: string): PagedList | Promise<PagedList>;
	/** The lines of a record: none for one that cannot be chosen. */
	lines(row: Row, session: Session): INodeListSearchItems[];
	/** Whether the server searches for the text. Otherwise lines that do not contain it are left out here. */
	isSearched?: boolean;
}

/** A method for `listSearch`. */
export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/**
 * A list search of the editor, page after page. Its token is the step to the next page.
 * @param choose the API and the list, which may depend on the form
 * @throws NodeApiError or NodeOperationError
 */
export function listSearch(choose: (ctx: ILoadOptionsFunctions) => { api: Api; dropdown: Dropdown }): ListSearch {
	return async function (filter = '', paginationToken) {
		const { api, dropdown } = choose(this);
		return await inEditor(this, api, 'load the list', async (session) => {
			const pages = await dropdown.pages(session, filter.trim());
			const from = paginationToken === undefined ? pages.style.first : (parseJsonText(paginationToken) as Step);
			return await firstMatches(session, dropdown, pages, { from, text: filter.trim().toLowerCase() });
		});
	};
}

async function firstMatches(
	session: Session,
	{ lines, isSearched }: Dropdown,
	{ ask, style }: PagedList,
	{ from, text }: { from: Step; text: string },
): Promise<INodeListSearchResult> {
	const results = new Map<unknown, INodeListSearchItems>();
	let step: Step | undefined = from;
	for (let page = 0; step && page < MOST_PAGES && results.size === 0; page++) {
		const body = await ask(step);
		const rows = style.rows(body);
		for (const line of rows.flatMap((row) => lines(row, session))) {
			if (isSearched || `${line.name} ${String(line.value)}`.toLowerCase().includes(text))
				results.set(line.value, line);
		}
		const next = style.following(body, step, rows.length);
		step = next.count > 0 ? next.at(0) : undefined;
	}
	return { results: [...results.values()], paginationToken: step && JSON.stringify(step) };
}

/**
 * Asks the product something for the form that is open in the editor.
 * @param doing for messages, e.g. `load the field names`
 * @throws NodeApiError or NodeOperationError
 */
export async function inEditor<Result>(
	ctx: ILoadOptionsFunctions,
	api: Api,
	doing: string,
	ask: (session: Session) => Promise<Result>,
): Promise<Result> {
	try {
		return await ask(await Session.open(ctx, api));
	} catch (error) {
		throw await toNodeError(ctx, error, { product: api.product, doing });
	}
}

/** A value in a line of a dropdown; a dash where there is none. */
export function shownText(value: unknown): string {
	return typeof value === 'string' && value !== '' ? value : '–';
}

/** A time (ISO 8601) in a line of a dropdown, UTC to the minute: lines in the editor are short. */
export function shownMinute(time: unknown): string {
	return shownText(time).slice(0, 16).replace('T', ' ');
}
