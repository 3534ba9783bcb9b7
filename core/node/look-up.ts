import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { mustBe } from '../errors/sentences';
import { SecOpsError } from '../errors/secops-error';
import { NotMapped } from '../ocsf/not-mapped';
import { joinsStrangers } from '../ocsf/placeholders';
import type { Row } from '../pages/page-style';
import type { Call } from './call';
import type { Output } from './list';
import { ask, type Found } from './look-up-answers';
import type { LookUpSource, Sought } from './look-up-source';
import { shapedFor } from './raw-data';
import type { Noun } from './read-count';
import { toNodeError } from './to-node-error';

/** What one input item asks for. */
export interface LookUp {
	/** As the user wrote them; also what is no text, which is the error of its place. At least one. */
	values: unknown[];
	output: Output;
	/** Records that are given for a value, at most. */
	most: number;
	source: LookUpSource;
	/** The same for input items that can be asked together. */
	group: string;
}

/** A look-up, with a key or an error for each value. */
interface ReadLookUp extends LookUp {
	keys: Array<string | InputError>;
}

/** Of a value in a message. */
const SHOWN_CHARACTERS = 80;

/** The look-ups of one execution. */
class Execution {
	private readonly asked = new Map<string, Promise<Map<string, Found | Error>>>();

	private constructor(private readonly lookUps: Array<ReadLookUp | Error>) {}

	/** Reads what all input items ask for, before anything is sent. @throws the first error, unless the run continues on fail */
	static open(call: Call, read: (call: Call) => LookUp): Execution {
		const goesOn = call.ctx.continueOnFail();
		const lookUps = call.ctx
			.getInputData()
			.map((_, item) => readOrError(() => withKeys(read(call.at(item)), goesOn), item));
		const first = lookUps.find((one) => one instanceof Error);
		if (first && !goesOn) throw first;
		return new Execution(lookUps);
	}

	/** What this item asks for. @throws its error */
	of({ itemIndex }: Call): ReadLookUp {
		const lookUp = this.lookUps[itemIndex];
		if (lookUp instanceof Error) throw lookUp;
		return lookUp;
	}

	/** The answers to all values of a group; the first item of the group asks. */
	async answers(call: Call, { group, source }: LookUp): Promise<Map<string, Found | Error>> {
		const known = this.asked.get(group);
		if (known) return await known;
		const together = this.lookUps.filter((one) => !(one instanceof Error) && one.group === group) as ReadLookUp[];
		const most = together.reduce((highest, one) => Math.max(highest, one.most), 1);
		const answers = ask(call, source, soughtIn(together), most);
		this.asked.set(group, answers);
		return await answers;
	}
}

/**
 * Looks records up by values, those of all input items together, and gives an item for each value that is asked for, in
 * order: `{ value, found, count, complete, matches }`, with `notes` where there is more to know. A value that cannot be looked up
 * is an error; if the run continues on fail, it is an item `{ value, error }` among the others, or goes to the error output.
 * @param doing as messages say it, e.g. `look up devices`
 * @param read what one item asks for. Throws InputError
 */
export function lookingUp(doing: string, read: (call: Call) => LookUp): (call: Call) => Promise<INodeExecutionData[]> {
	const executions = new WeakMap<IExecuteFunctions, Execution>();
	return async (call) => {
		const execution = executions.get(call.ctx) ?? Execution.open(call, read);
		executions.set(call.ctx, execution);
		const lookUp = execution.of(call);
		const { source, output, values, keys } = lookUp;
		const shape = shapedFor(call, source.kind, output);
		const answers = await execution.answers(call, lookUp);
		const items = values.map(async (value, index): Promise<INodeExecutionData> => {
			const key = keys[index];
			const answer = key instanceof Error ? key : answers.get(key)!;
			if (!(answer instanceof Error)) return { json: answered(value as string, answer, lookUp, shape) };
			const where = { product: call.session.api.product, doing, itemIndex: call.itemIndex };
			const error = await toNodeError(call.ctx, answer, where);
			return { json: failed(call.ctx, value ?? null, error.message) };
		});
		const all = await Promise.all(items);
		call.told.ifCut = { complete: false };
		call.report.size.add(all.map(({ json }) => json));
		return all;
	};
}

/**
 * The item of a value that cannot be looked up. It has no `error` beside its data, since n8n would put that in the place of the
 * data. Only an item with no fields but these goes to the error output (n8n-core, `handleNodeErrorOutput`).
 */
function failed(ctx: IExecuteFunctions, given: unknown, error: string): IDataObject {
	const value = given as IDataObject[string];
	return ctx.getNode().onError === 'continueErrorOutput' ? { error, details: { value } } : { value, error };
}

function readOrError(read: () => ReadLookUp, itemIndex: number): ReadLookUp | Error {
	try {
		return read();
	} catch (error) {
		if (error instanceof SecOpsError) error.itemIndex = itemIndex;
		return error as Error;
	}
}

function withKeys(lookUp: LookUp, goesOn: boolean): ReadLookUp {
	const keys = lookUp.values.map((value, index) =>
		typeof value === 'string' ? keyOf(value, lookUp.source) : mustBe(`Values, entry ${index + 1},`, 'a text', value),
	);
	const wrong = keys.find((key) => key instanceof InputError);
	if (wrong && !goesOn) throw wrong;
	return { ...lookUp, keys };
}

function keyOf(value: string, { spelling, noun }: LookUpSource): string | InputError {
	const shown = value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value;
	const key = spelling.read(value);
	if (key === undefined) {
		return new InputError(
			`"${shown}" is not ${spelling.what}`,
			'Correct it in Values, or choose what it is in Look Up By.',
		);
	}
	if (!joinsStrangers(key)) return key;
	return new InputError(
		`"${shown}" says nothing about single ${noun.many}, because many have it`,
		'Leave it out of Values.',
	);
}

/** Each value once, with all the ways in which it was written. */
function soughtIn(lookUps: ReadLookUp[]): Sought[] {
	const written = new Map<string, Set<string>>();
	for (const { keys, values } of lookUps) {
		for (const [index, key] of keys.entries()) {
			if (key instanceof Error) continue;
			const ways = written.get(key) ?? new Set();
			written.set(key, ways.add(values[index] as string));
		}
	}
	return [...written].map(([key, ways]) => ({ key, written: [...ways] }));
}

function answered(
	value: string,
	{ count, rows, doubts }: Found,
	{ most, source: { noun } }: LookUp,
	shape: (row: Row) => Row | NotMapped,
): IDataObject {
	const records = rows.slice(0, most).map(shape);
	const matches = records.filter((record) => !(record instanceof NotMapped));
	const notes = [
		...doubts,
		...(count > most ? [`Only ${most} of ${count} ${noun.many} are given. Raise Matches per Value in Options.`] : []),
		...notMappedIn(records, noun),
	];
	return {
		value,
		found: count > 0,
		count,
		complete: doubts.length === 0 && count <= most,
		matches,
		...(notes.length > 0 ? { notes } : {}),
	};
}

function notMappedIn(records: Array<Row | NotMapped>, { many }: Noun): string[] {
	const reasons = new Set(records.flatMap((record) => (record instanceof NotMapped ? [record.reason] : [])));
	return [...reasons].map(
		(reason) => `Some of the ${many} have no OCSF event: ${reason}. Set Output to Raw or Simplified to get them.`,
	);
}
