import type { IDataObject } from 'n8n-workflow';
import type { Query } from '../../http/query';
import type { Step } from '../page-style';
import { countOf, objectOf } from '../../json';
import { valueAt } from './list-in';
import { PARAMETERS, plain, type Kind } from './names';

/** A list as a user asks for it. */
export interface ListRequest {
	/** Below the base address; may contain a query. */
	path: string;
	query?: Query;
	/** Of a search by POST. A text, such as a form, is sent with each page as it is. */
	body?: object | string;
}

/** Where in the request a paging parameter is. */
export interface Slot {
	location: 'query' | 'body';
	/** The object of the body that holds it, e.g. `page` in `{ "page": { "offset": 0 } }`. */
	within?: string;
	name: string;
}

/** A slot that the user has filled. */
export interface GivenSlot extends Slot {
	/** A position or size; not a number for a cursor. */
	value: number;
}

/** Names of objects in a body that hold the paging parameters. */
const ENVELOPE = /^(page|paging|pagination)$/;
/** A larger number is not a position in a list but a point in time. */
const LARGEST_POSITION = 1e8;

/** The user's request, and how it is changed to get another page. Everything else in it stays as it is. */
export class PageRequest {
	readonly path: string;
	readonly query: Query;
	private readonly body: Step['body'];

	constructor({ path, query = {}, body }: ListRequest) {
		const [bare, ...search] = path.split('?');
		this.path = bare;
		this.query = { ...fromText(search.join('?')), ...query };
		this.body = body as unknown as Step['body'];
	}

	/** As the user entered it. */
	get first(): Step {
		return { path: this.path, query: this.query, ...(this.body ? { body: this.body } : {}) };
	}

	/** Whether there is an object in the body to put a parameter into. */
	get hasBody(): boolean {
		return objectOf(this.body) !== undefined;
	}

	/** The user's own parameter of this kind. */
	find(kind: Kind): GivenSlot | undefined {
		const found = (entries: object, rest: Omit<Slot, 'name'>): GivenSlot[] =>
			Object.entries(entries)
				.filter(([name, value]) => PARAMETERS[kind].test(plain(name)) && (kind === 'cursor' || isPosition(value)))
				.map(([name, value]) => ({ ...rest, name, value: Number(only(value)) }));
		const body = objectOf(this.body) ?? {};
		const envelopes = Object.keys(body).filter((name) => ENVELOPE.test(plain(name)));
		return [
			...found(this.query, { location: 'query' }),
			...found(body, { location: 'body' }),
			...envelopes.flatMap((within) => found(objectOf(body[within]) ?? {}, { location: 'body', within })),
		][0];
	}

	/** The number in a slot of a step. */
	numberIn({ location, within, name }: Slot, step: Step): number | undefined {
		return countOf(only(valueAt(step, [location, ...(within ? [within] : []), name])));
	}

	/** The request with another value in a slot. */
	with({ location, within, name }: Slot, value: string | number): Step {
		if (location === 'query') return { ...this.first, query: { ...this.query, [name]: value } };
		const inside = within
			? { [within]: { ...(this.body?.[within] as IDataObject), [name]: value } }
			: { [name]: value };
		return { ...this.first, body: { ...this.body, ...inside } };
	}

	/** The request for a link, which has its own query. The user's parameters that it lacks are added, except positions. */
	to(link: string): Step {
		const [, search = ''] = link.split('?');
		const own = new URLSearchParams(search);
		const isOwn = (name: string) => own.has(name) || isPositionName(name);
		const query = Object.fromEntries(Object.entries(this.query).filter(([name]) => !isOwn(name)));
		return { ...this.first, path: link, query };
	}
}

function fromText(search: string): Query {
	const query: Record<string, string[]> = {};
	for (const [name, value] of new URLSearchParams(search)) query[name] = [...(query[name] ?? []), value];
	return query;
}

function isPositionName(name: string): boolean {
	return [PARAMETERS.number, PARAMETERS.offset, PARAMETERS.cursor].some((names) => names.test(plain(name)));
}

/** `['3']`, as a query parameter that may be repeated, is 3. */
function only(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
}

function isPosition(value: unknown): boolean {
	const count = countOf(only(value));
	return count !== undefined && count <= LARGEST_POSITION;
}
