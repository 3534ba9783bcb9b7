import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { toNodeError } from '../../../core/node/to-node-error';
import { Session } from '../../../core/http/session';
import type { Vendor } from '../../../core/http/vendor';
import type { Row } from '../../../core/pages/page-style';
import { idText } from '../records';
import { searchPages } from '../search';
import { customPropertyPages, sitePages } from '../settings';
import { armisV1, armisV3 } from '../vendor';
import { v1Devices, v3Devices } from './deviceChoice';

/** Records looked through for a text: neither API has a search for one. */
const MOST_SEARCHED = 500;
/** Lines in the list. */
const MOST_SHOWN = 100;
/** Operations on one device that API v1 carries out, so that its credential is the one at hand. */
const V1_OPERATIONS = ['addTags', 'removeTags'];

/** What the editor offers. */
export interface Choice {
	vendor: Vendor;
	/** @param filter what the user has typed, without blanks around it */
	pages(session: Session, filter: string): AsyncIterable<Row[]>;
	/** The line of a record; its value is the record's ID. */
	line(row: Row): string;
	idOf(row: Row): string | undefined;
	url?(id: string, session: Session): string;
}

/** The latest alerts whose line holds the filter text. */
export async function searchAlerts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await choicesOf(this, ALERTS, filter);
}

/** Devices, from whichever API the operation uses. An ID or address is looked up, any other text looked for. */
export async function searchDevices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const isV1 = V1_OPERATIONS.includes(String(this.getCurrentNodeParameter('operation')));
	return await choicesOf(this, isV1 ? v1Devices : v3Devices, filter);
}

/** Sites by name. */
export async function searchSites(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await choicesOf(this, SITES, filter);
}

/** Custom properties by name. */
export async function searchCustomProperties(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await choicesOf(this, PROPERTIES, filter);
}

/** Custom properties by name, which is also what stands for them: devices hold their values under it. */
export async function searchCustomPropertyNames(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await choicesOf(this, { ...PROPERTIES, idOf: ({ name }) => idText(name) }, filter);
}

const ALERTS: Choice = {
	vendor: armisV1,
	pages: (session) =>
		searchPages(session, {
			aql: 'in:alerts',
			orderBy: 'time',
			fields: ['alertId', 'time', 'title', 'severity', 'status'],
			isBackwards: true,
			pageSize: MOST_SHOWN,
			wanted: MOST_SHOWN,
		}),
	line: ({ time, title, severity, status }) =>
		`${text(time).slice(0, 16).replace('T', ' ')} · ${text(title)} (${text(severity)}, ${text(status)})`,
	idOf: ({ alertId }) => idText(alertId),
};

const SITES: Choice = {
	vendor: armisV3,
	pages: (session) => sitePages(session),
	line: ({ name }) => text(name),
	idOf: ({ id }) => idText(id),
};

const PROPERTIES: Choice = {
	vendor: armisV3,
	pages: (session) => customPropertyPages(session),
	line: ({ name, type }) => `${text(name)} (${text(type)})`,
	idOf: ({ id }) => idText(id),
};

async function choicesOf(ctx: ILoadOptionsFunctions, choice: Choice, typed = ''): Promise<INodeListSearchResult> {
	const filter = typed.trim();
	const results: INodeListSearchItems[] = [];
	let searched = 0;
	try {
		const session = await Session.open(ctx, choice.vendor);
		for await (const rows of choice.pages(session, filter)) {
			searched += rows.length;
			results.push(...rows.flatMap((row) => itemsOf(row, choice, session)).filter(holds(filter)));
			if (results.length >= MOST_SHOWN || searched >= MOST_SEARCHED) break;
		}
		return { results };
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: choice.vendor.name, doing: 'load the list' });
	}
}

function itemsOf(row: Row, { line, idOf, url }: Choice, session: Session): INodeListSearchItems[] {
	const value = idOf(row);
	return value === undefined ? [] : [{ name: line(row), value, url: url?.(value, session) }];
}

function holds(filter: string) {
	return ({ name, value }: INodeListSearchItems) =>
		`${name} ${String(value)}`.toLowerCase().includes(filter.toLowerCase());
}

function text(value: unknown): string {
	return typeof value === 'string' && value !== '' ? value : '–';
}
