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
	/** Paging parameters that the service is known to have, whether the request has them or not. */
	slots?: DeclaredSlot[];
}

/** Where a paging parameter is: names that lead to the object that holds it, and its own name. */
export type DeclaredSlot = Pick<Slot, 'holder' | 'name'>;

/** A paging parameter of a request. */
export interface Slot {
	/** Names that lead to the object that holds it, e.g. `['query']`, or `['body', 'page']` for a body `{ "page": {} }`. */
	holder: string[];
	name: string;
	/** The position or size that the user has entered; not a number for a cursor. */
	value?: number;
}

/** Names of objects in a body that hold the paging parameters. */
const ENVELOPE = /^(page|paging|pagination)$/;
/** Parameters that say where a page is. */
const POSITIONS = ['number', 'offset', 'cursor'] as const;
/** A larger number is not a position in a list but a point in time. */
const LARGEST_POSITION = 1e8;

/** The user's request, and how it is changed to get another page. Everything else in it stays as it is. */
export class PageRequest {
	readonly path: string;
	readonly query: Query;
	private readonly body: ListRequest['body'];
	private readonly slots: DeclaredSlot[];

	constructor({ path, query = {}, body, slots = [] }: ListRequest) {
		const [bare, ...search] = path.split('?');
		this.path = bare;
		this.query = { ...fromText(search.join('?')), ...query };
		this.body = body;
		this.slots = slots;
	}

	/** As the user entered it. */
	get first(): Step {
		return { path: this.path, query: this.query, ...(this.body ? { body: this.body as Step['body'] } : {}) };
	}

	/** Whether there is an object in the body to put a parameter into. */
	get hasBody(): boolean {
		return objectOf(this.body) !== undefined;
	}

	/** The user's own parameter of this kind. */
	find(kind: Kind): Slot | undefined {
		const envelopes = Object.keys(objectOf(this.body) ?? {}).filter((name) => ENVELOPE.test(plain(name)));
		const holders = [...envelopes.map((name) => ['body', name]), ...this.slots.map(({ holder }) => holder)];
		for (const holder of [['query'], ['body'], ...holders]) {
			for (const [name, value] of Object.entries(objectOf(valueAt(this.first, holder)) ?? {})) {
				const isKnown = PARAMETERS[kind].test(plain(name)) && (kind === 'cursor' || isPosition(value));
				if (isKnown) return { holder, name, value: Number(only(value)) };
			}
		}
		return undefined;
	}

	/** A parameter of this kind that the service is known to have. */
	declared(kind: Kind): Slot | undefined {
		return this.slots.find(({ name }) => PARAMETERS[kind].test(plain(name)));
	}

	/** The number in a slot of a step. */
	numberIn({ holder, name }: Slot, step: Step): number | undefined {
		return countOf(only(valueAt(step, [...holder, name])));
	}

	/** The request with another value in a slot. */
	with(slot: DeclaredSlot, value: string | number): Step {
		return withValue(this.first, slot, value);
	}

	/** The request for a link, which has its own query. The user's parameters that it lacks are added, except positions. */
	to(link: string): Step {
		const [, search = ''] = link.split('?');
		const own = new URLSearchParams(search);
		const isOwn = (name: string) => own.has(name) || POSITIONS.some((kind) => PARAMETERS[kind].test(plain(name)));
		const query = Object.fromEntries(Object.entries(this.query).filter(([name]) => !isOwn(name)));
		return { ...this.first, path: link, query };
	}
}

/** A request or a step with another value in a slot; everything else stays as it is. */
export function withValue(request: object, { holder, name }: DeclaredSlot, value: string | number): Step {
	return replaced(request, [...holder, name], value);
}

function fromText(search: string): Query {
	// A map, since a name may be one that every object has.
	const query = new Map<string, string[]>();
	for (const [name, value] of new URLSearchParams(search)) query.set(name, [...(query.get(name) ?? []), value]);
	return Object.fromEntries(query);
}

/** The same object with another value where the names lead to. */
function replaced(holder: unknown, [name, ...names]: string[], value: string | number): IDataObject {
	const object = objectOf(holder) as IDataObject | undefined;
	return { ...object, [name]: names.length > 0 ? replaced(object?.[name], names, value) : value };
}

/** `['3']`, as a query parameter that may be repeated, is 3. */
function only(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
}

function isPosition(value: unknown): boolean {
	const count = countOf(only(value));
	return count !== undefined && count <= LARGEST_POSITION;
}
