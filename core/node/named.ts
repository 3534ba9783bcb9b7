import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { Session } from '../http/session';
import type { Row } from '../pages/page-style';
import { cut } from '../redact';
import type { ParameterReader } from './parameter-reader';

/** Records that people know by a name. */
export interface Named {
	/** With its article, e.g. `a role`. */
	what: string;
	/** Whether a text has the form of the product's IDs. Every other text is taken as a name. */
	isId(text: string): boolean;
	idOf(row: Row): string | undefined;
	/** What people call the record: each field has its place. Values that are no texts are ignored. */
	namesOf(row: Row): unknown[];
	/** Reads all records; or those that the product finds by the name, with others among them. */
	find: { all(session: Session): AsyncIterable<Row[]> } | { by: Search[] };
}

/** One way to find a name. The next one is tried only if this one finds nothing. */
type Search = (session: Session, name: string) => AsyncIterable<Row[]>;

/** What is kept of a record. */
interface Candidate {
	id: string;
	names: Array<string | undefined>;
}

/** Candidates that an error lists, and letters of each that it shows: names come from the product. */
const MOST_LISTED = 10;
const LONGEST_LISTED = 100;

/** What each session has found. A session ends with its execution, so no later one acts on an old answer. */
const found = new WeakMap<Session, Map<Named, Map<string, Promise<Candidate[]>>>>();

/**
 * The ID of the record that a locator chooses. Expressions and AI models do not know modes: in *From List* and *By ID*, too, a text
 * that has not the form of an ID is taken as a name. Nothing is asked where an ID is given.
 * @throws InputError for a name that no record has, or several have
 */
export async function chosenId(
	reader: ParameterReader,
	session: Session,
	parameter: INodeProperties,
	named: Named,
): Promise<string> {
	const given = reader.id(parameter);
	const mode = reader.modeOf(parameter);
	if (given === '' || mode === 'url' || (mode !== 'name' && named.isId(given))) return given;
	return await idByName(session, given, named, parameter.displayName);
}

/**
 * The IDs for texts that are IDs or names, in the same order.
 * @param label of the parameter
 * @throws InputError for a name that no record has, or several have
 */
export async function idsFor(session: Session, texts: string[], named: Named, label: string): Promise<string[]> {
	const ids: string[] = [];
	const hint = texts.length > 1 ? ' If it is a part of a name with a comma, give a list: ["Name, with comma"].' : '';
	for (const text of texts) ids.push(named.isId(text) ? text : await idByName(session, text, named, label, hint));
	return ids;
}

async function idByName(session: Session, name: string, named: Named, label: string, hint = ''): Promise<string> {
	const [first, ...others] = meant(name, await candidatesFor(session, name, named));
	if (!first) throw unknown(name, named, label, hint);
	if (others.length > 0) throw ambiguous(name, [first, ...others], named, label);
	return first.id;
}

/**
 * A record with exactly this name wins over those with the same name in other case: `Admins` and `admins` are two roles. But it
 * never wins over another field, which somebody else may set: a full name is no mail address. Mail addresses have no case.
 */
function meant(name: string, candidates: Candidate[]): Candidate[] {
	const places = candidates.flatMap(({ names }) => names.flatMap((one, place) => (isSame(one, name) ? [place] : [])));
	if (name.includes('@') || new Set(places).size > 1) return candidates;
	const exact = candidates.filter(({ names }) => names.includes(name));
	return exact.length > 0 ? exact : candidates;
}

/** The records with this name, in any case. They are asked for once in an execution, however many items want them. */
async function candidatesFor(session: Session, name: string, named: Named): Promise<Candidate[]> {
	const ofSession = kept(found, session, () => new Map<Named, Map<string, Promise<Candidate[]>>>());
	const answers = kept(ofSession, named, () => new Map<string, Promise<Candidate[]>>());
	const { find } = named;
	// In its own spelling: a search may tell upper from lower case.
	const key = 'all' in find ? '' : name;
	const read = async () =>
		'all' in find ? await collect(find.all(session), named) : await searched(session, name, named, find.by);
	const answer = kept(answers, key, read);
	// Another item may have more luck with a request that failed.
	void answer.catch(() => answers.delete(key));
	return (await answer).filter((one) => hasName(one, name));
}

async function searched(session: Session, name: string, named: Named, ways: Search[]): Promise<Candidate[]> {
	for (const way of ways) {
		const candidates = await collect(way(session, name), named, (one) => hasName(one, name));
		if (candidates.length > 0) return candidates;
	}
	return [];
}

async function collect(
	pages: AsyncIterable<Row[]>,
	{ idOf, namesOf }: Named,
	keeps: (one: Candidate) => boolean = () => true,
): Promise<Candidate[]> {
	const candidates = new Map<string, Candidate>();
	for await (const rows of pages) {
		for (const row of rows) {
			const id = idOf(row);
			const names = namesOf(row).map((name) => (typeof name === 'string' && name !== '' ? name : undefined));
			if (id !== undefined && keeps({ id, names })) candidates.set(id, { id, names });
		}
	}
	return [...candidates.values()];
}

function hasName({ names }: Candidate, name: string): boolean {
	return names.some((one) => isSame(one, name));
}

function isSame(one: string | undefined, name: string): boolean {
	return one !== undefined && folded(one) === folded(name);
}

/** Parameters are read without outer space, so names are compared without it. */
function folded(name: string): string {
	return name.trim().normalize('NFC').toLowerCase();
}

function unknown(name: string, { what }: Named, label: string, hint: string): InputError {
	return new InputError(
		`${label} is "${shown(name)}", but there is no ${bare(what)} with this ID or name`,
		`Check the spelling, and that the credential may see it. Choose ${what} from the list, or give its ID.${hint}`,
	);
}

function ambiguous(name: string, candidates: Candidate[], { what }: Named, label: string): InputError {
	const listed = candidates
		.slice(0, MOST_LISTED)
		.map(({ id, names }) => `${shown(names.filter((name) => name !== undefined).join(', '))} (ID ${shown(id)})`);
	const rest = candidates.length - listed.length;
	const more = rest > 0 ? `; and ${rest} more` : '';
	return new InputError(
		`${label} is "${shown(name)}", which is the name of more than one ${bare(what)}`,
		`Use the ID of one of them: ${listed.join('; ')}${more}.`,
	);
}

function bare(what: string): string {
	return what.replace(/^an? /, '');
}

/** In one line: a name may have line ends, and say anything. */
function shown(text: string): string {
	return cut(text.replace(/[\s\p{C}]+/gu, ' '), LONGEST_LISTED);
}

/** The value with this key; the first time it is made. */
function kept<Key extends object | string, Value>(
	values: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
	key: Key,
	make: () => Value,
): Value {
	const known = values.get(key);
	if (known !== undefined) return known;
	const made = make();
	values.set(key, made);
	return made;
}
