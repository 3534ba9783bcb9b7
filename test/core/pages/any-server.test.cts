/** Random servers, honest and not: a list has all of its records, or it is doubted, or it is an error; never silence. */
import fc from 'fast-check';
import { SecOpsError } from '../../../core/errors/secops-error';
import { automatic } from '../../../core/pages/automatic';
import { cursor } from '../../../core/pages/cursor';
import { hal } from '../../../core/pages/hal';
import { offset } from '../../../core/pages/offset';
import { pageNumber } from '../../../core/pages/page-number';
import type { PageStyle, Row, Step } from '../../../core/pages/page-style';
import { walk } from '../../../core/pages/walk';
import { runs } from '../../harness/runs.cts';
import { BASE } from './automatic-lists';

/** A list on an imagined server. */
interface Server {
	kind: keyof typeof KINDS;
	count: number;
	/** Records that are asked for on a page, and that come. */
	size: number;
	served: number;
	/** How records are known: by an ID that the style knows, by one that can be guessed, or only by what they hold. */
	known: 'by ID' | 'by a usual field' | 'by content';
	window: number;
	tellsTotal: boolean;
}

/** What a service tells in the place of a number. */
type Told = number | string | null;

/** What is wrong with it. */
interface Faults {
	/** With the records of one page, by its index. */
	page?: { index: number; kind: 'empty' | 'short' | 'overlap' | 'same' | 'twice' | 'early'; times: number };
	/** Each position gives the first page. */
	isIgnored?: boolean;
	/** What is told instead of the total, on each page in turn; `null` for nothing. */
	totals?: Told[];
	/** The same for the number of pages. */
	pages?: Told[];
	/** The page whose sign of a next one is missing. */
	endsAt?: number;
	/** The last page names a next one. */
	isOpen?: boolean;
}

/** What an answer is made of. */
interface Place {
	rows: Row[];
	number: number;
	isLast: boolean;
	next: number;
	total?: number | string;
	pages?: number | string;
}

const field = (name: string) => (body: unknown) => (body as Record<string, unknown>)[name];
const rows = (body: unknown) => field('rows')(body) as Row[];
const totalled = ({ rows, total, pages }: Place) => ({ rows, total, pages });
const given = ({ query = {} }: Step, name: string) => Number(query[name] ?? 0);
const wrapped = (shape: (place: Place) => object) => (place: Place) => ({ body: shape(place) });
const asked = (name: string) => (size: number) => automatic({ path: '/x', query: { [name]: `${size}` } }, BASE);

/** How a style asks, and how it is answered. `at` gives the first record of the page that a step asks for. */
const KINDS: Record<
	string,
	{ style(size: number): PageStyle; at(step: Step, served: number): number; answer(place: Place): unknown }
> = {
	offset: {
		style: (size) => offset({ parameters: { offset: 'from', limit: 'size' }, size, rows, total: field('total') }),
		at: (step) => given(step, 'from'),
		answer: totalled,
	},
	number: {
		style: (size) =>
			pageNumber({
				parameters: { page: 'page', size: 'size' },
				size,
				start: 0,
				rows,
				totalPages: field('pages'),
				total: field('total'),
			}),
		at: (step, served) => given(step, 'page') * served,
		answer: totalled,
	},
	hal: {
		style: (size) => hal({ names: ['rows'], size }),
		at: (step, served) => given(step, 'page') * served,
		answer: ({ rows, isLast, number, total, pages }) => ({
			_embedded: { rows },
			_links: isLast ? {} : { next: { href: 'x' } },
			page: { number, totalElements: total, totalPages: pages },
		}),
	},
	cursor: {
		style: () => ({
			...cursor({ parameter: 'after', rows, cursor: field('next') }),
			total: (body) => field('total')(body) as number | undefined,
		}),
		at: (step) => given(step, 'after'),
		answer: ({ rows, isLast, next, total }) => ({ rows, total, next: isLast ? null : next }),
	},
	'automatic offset': {
		style: asked('limit'),
		at: (step) => given(step, 'offset'),
		answer: wrapped(({ rows, total }) => ({ rows, total })),
	},
	'automatic number': {
		style: asked('page_size'),
		at: (step, served) => given(step, 'page') * served,
		answer: wrapped(({ rows, total, pages, number }) => ({ rows, total, pages, page: number })),
	},
	'automatic flag': {
		style: asked('limit'),
		at: (step) => given(step, 'offset'),
		answer: wrapped(({ rows, total, isLast }) => ({ rows, total, has_more: !isLast })),
	},
	'automatic cursor': {
		style: asked('limit'),
		at: (step) => given(step, 'cursor'),
		answer: wrapped(({ rows, total, isLast, next }) => ({ rows, total, next_cursor: isLast ? '' : `${next}` })),
	},
};

/** Reads the list: its records by name, the doubts, and whether it ended in an error. */
async function read(server: Server, faults: Faults, arrivals: number[] = []) {
	const { kind, count, size, served, known, window, tellsTotal } = server;
	const { style, at, answer } = KINDS[kind];
	let list: Row[] = Array.from({ length: count }, (_, name) => record(known, name));
	let times = 0;
	let requests = 0;
	const page = (from: number) => list.slice(from, from + served);
	const told = (of: Told[] | undefined, number: number, honest?: number) => {
		const value = of && of.length > 0 ? of[number % of.length] : honest;
		return value ?? undefined;
	};
	const ask = async (step: Step) => {
		const arrived = arrivals[requests++] ?? 0;
		list = [...Array.from({ length: arrived }, (_, one) => record(known, `${requests} ${one}`)), ...list];
		const from = faults.isIgnored ? 0 : at(step, served);
		const number = Math.ceil(from / served);
		let found = page(from);
		const { index = -1, kind: wrong, times: most = 0 } = faults.page ?? {};
		if (number === index && found.length > 0 && times < most) {
			times += 1;
			if (wrong === 'empty') found = [];
			if (wrong === 'short') found = found.slice(0, Math.floor(found.length / 2));
			if (wrong === 'same') found = page(Math.max(0, from - served));
			// One record comes twice on the page, or again from the first page, and another one does not come.
			if (wrong === 'twice') found = [...found.slice(1), ...found.slice(-1)];
			if (wrong === 'early' && from > 0) found = [...list.slice(0, 1), ...found.slice(1)];
			if (wrong === 'overlap') found = [...list.slice(Math.max(0, from - 1), from), ...found.slice(from > 0 ? 1 : 0)];
		}
		const isEnd = from + served >= list.length;
		return await Promise.resolve(
			answer({
				rows: found,
				number: faults.isIgnored ? at(step, served) / served : from / served,
				isLast: faults.endsAt === number || (isEnd && !faults.isOpen),
				next: from + served,
				total: told(faults.totals, number, tellsTotal ? list.length : undefined),
				pages: told(faults.pages, number, tellsTotal ? Math.ceil(list.length / served) : undefined),
			}),
		);
	};
	const idOf = known === 'by ID' ? { idOf: ({ id }: Row) => String(id) } : {};
	const doubts: string[] = [];
	const names = new Set<unknown>();
	let error: unknown;
	try {
		const limits = { window, maxPages: 200, onDoubt: ({ reason }: { reason: string }) => doubts.push(reason), ...idOf };
		for await (const rows of walk(ask, style(size), limits as never)) for (const { name } of rows) names.add(name);
	} catch (thrown) {
		if (!(thrown instanceof SecOpsError)) throw thrown;
		error = thrown.message;
	}
	const missing = Array.from({ length: count }, (_, name) => name).filter((name) => !names.has(name));
	return { missing, doubts, error, requests };
}

function record(known: Server['known'], name: number | string): Row {
	return known === 'by content' ? { name } : { name, id: `id ${name}` };
}

const servers = fc
	.record({
		kind: fc.constantFrom(...Object.keys(KINDS)),
		count: fc.integer({ min: 0, max: 40 }),
		size: fc.integer({ min: 1, max: 8 }),
		lowered: fc.constantFrom(0, 0, 0, 1, 3),
		known: fc.constantFrom<Server['known']>('by ID', 'by a usual field', 'by content'),
		window: fc.integer({ min: 1, max: 4 }),
		tellsTotal: fc.boolean(),
	})
	.map(({ lowered, ...server }): Server => ({ ...server, served: Math.max(1, server.size - lowered) }));

const number = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null });
/** Numbers as texts count; what is none, or more than a list can have, says nothing. */
const odd = fc.constantFrom<Told>('0', '7', '40', -1, 1e18, '1e400', 1.5, 'many');
const numbers = fc.array(fc.oneof({ arbitrary: number, weight: 4 }, odd), { minLength: 1, maxLength: 4 });
const flags = { endsAt: fc.option(fc.nat(5), { nil: undefined }), isOpen: fc.boolean() };
const optional = <Value,>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Wrong signs around pages that are right: nothing is hidden where a service names each next page. */
const wrongSigns = fc.record({ totals: optional(numbers), pages: optional(numbers), isOpen: fc.boolean() });
/** Wrong pages, or a missing sign of the next one, beside a total that is right. */
const wrongPages = fc.record({
	page: fc.record({
		index: fc.nat(5),
		kind: fc.constantFrom(...(['empty', 'short', 'overlap', 'same', 'twice', 'early'] as const)),
		times: fc.constantFrom(1, 2, 99),
	}),
	pages: optional(numbers),
	...flags,
});
const ignored = fc.record({ isIgnored: fc.constant(true), ...flags });

/** A failure shows the server. */
function expectWhole(end: Omit<Awaited<ReturnType<typeof read>>, 'requests'>, ...given: unknown[]): void {
	const { missing, doubts, error } = end;
	const isWhole = missing.length === 0 && doubts.length === 0 && error === undefined;
	if (!isWhole) throw new Error(JSON.stringify({ given, missing, doubts, error }));
}

test('a server whose signs are right is read whole, and is never doubted', async () => {
	await fc.assert(
		fc.asyncProperty(servers, async (server) => {
			expectWhole(await read(server, {}), server);
		}),
		{ numRuns: runs(150) },
	);
});

test('a server to whose list others arrive at the top is read whole, and is never doubted', async () => {
	const kinds = servers.filter(({ kind, known }) => ['offset', 'number', 'hal'].includes(kind) && known === 'by ID');
	await fc.assert(
		fc.asyncProperty(kinds, fc.array(fc.constantFrom(0, 0, 0, 1, 2, 8), { maxLength: 6 }), async (server, all) => {
			// Where no total tells of them, one page of them is told by the page behind it.
			const first = all.findIndex((arrived) => arrived > 0);
			const once = all.slice(0, first + 1).map((arrived) => Math.min(arrived, server.size));
			const [served, arrivals] = server.tellsTotal ? [server.served, all] : [server.size, once];
			expectWhole(await read({ ...server, served, window: 1 }, {}, [0, ...arrivals]), server, arrivals);
		}),
		{ numRuns: runs(150) },
	);
});

test.each([
	['whose numbers are wrong', wrongSigns],
	['whose pages are wrong', wrongPages],
	['that ignores what is asked', ignored],
])('a server %s gives all records, or the list is doubted', async (_, wrong) => {
	await fc.assert(
		fc.asyncProperty(servers, wrong as fc.Arbitrary<Faults>, async (server, faults) => {
			// Beside a wrong total, one page of fewer records than were asked for is the whole list.
			const told = wrong === wrongSigns ? { ...server, served: server.size } : { ...server, tellsTotal: true };
			// Equal records without an ID may be two records.
			fc.pre(faults.page?.kind !== 'twice' || server.known !== 'by content');
			const { missing, doubts, error } = await read(told, faults);
			if (error === undefined && doubts.length === 0) expectWhole({ missing, doubts, error }, told, faults);
		}),
		{ numRuns: runs(150) },
	);
});
