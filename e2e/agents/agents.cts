/**
 * The second stage of `npm run agents`: n8n's own MCP Server Trigger with our nodes as its tools, called over HTTP as a host of
 * agents does, without a model. The client believes every order that stands in an alert: what a model may at worst do.
 */
import { LONGEST_ANSWER } from '../../core/node/tool-answer';
import { connect, type N8n } from '../n8n-api.cts';
import { N8N_LOG, startN8n } from '../n8n-process.cts';
import { isRight, table, type Line } from '../report.cts';
import type { Stage } from '../stage.cts';
import { importCredential, type Credential } from '../workflows.cts';
import type { McpClient } from './mcp-client.cts';
import { HOSTILE_TEXTS } from './orders.cts';
import { namedTools, serve, type NamedTool } from './server-workflow.cts';
import { EXPRESSION, startSubjects, writesOf, type AgentSubject, type WritingTool } from './subjects.cts';

/** Calls in flight: n8n runs each of them as an execution. */
const AT_ONCE = 4;
const CHANGES = / \((changes|may change) data\) in /;
const REFUSED = /is refused, because the credential "[^"]+" is read-only/;

/** What the runs need. */
interface Run {
	stage: Stage;
	n8n: N8n;
	subjects: AgentSubject[];
}

/** Resolves to whether all numbers are right. */
export async function agents(stage: Stage): Promise<boolean> {
	const subjects = await startSubjects();
	try {
		const server = await stage.steps.step('n8n started', async () => await startN8n(stage));
		const run = { stage, n8n: await connect(server.url), subjects };
		const lines = [...(await runReadOnly(run)), ...(await runControl(run))];
		stage.steps.say(`\n${table('AI agents, by the Model Context Protocol', lines)}\n`);
		const right = lines.every(isRight);
		stage.steps.say(right ? 'Every number is right.' : 'Some numbers are wrong.');
		return right;
	} catch (error) {
		const log = stage.tail(`${stage.demo}/${N8N_LOG}`);
		throw new Error(`${(error as Error).message}\n\nThe last lines of n8n's log:\n${log}`, { cause: error });
	} finally {
		await stage.processes.stopAll();
		await Promise.all(subjects.map(async ({ simulator }) => await simulator.stop()));
	}
}

/** With credentials that only read. */
async function runReadOnly(run: Run): Promise<Line[]> {
	const { stage, subjects } = run;
	const reads = namedTools(subjects, (subject) => subject.reads);
	const writes = namedTools(subjects, (subject) => subject.writes);
	const server = { path: 'agents', tools: [...reads, ...writes], credentials: await credentialsOf(run, true) };
	const client = await stage.steps.step('MCP server published', async () => await serve(stage, run.n8n, server));
	const lines = [
		...(await stage.steps.step('Each tool', async () => await eachTool(stage, client, reads, writes))),
		...(await stage.steps.step(
			`${HOSTILE_TEXTS.length} alerts that give orders`,
			async () => await hostile(client, run),
		)),
	];
	await client.close();
	const reached = subjects.reduce((sum, subject) => sum + writesOf(subject), 0);
	return [
		...lines,
		{ what: 'Changes that reached a product with a read-only credential', counted: reached, expected: 0 },
	];
}

async function eachTool(stage: Stage, client: McpClient, reads: NamedTool[], writes: NamedTool[]): Promise<Line[]> {
	const listed = await client.tools();
	const told = (tools: NamedTool[], changes: boolean) =>
		tools.filter(({ name, subject }) => {
			const { description = '' } = listed.find((tool) => tool.name === name) ?? {};
			return CHANGES.test(description) === changes && description.includes(subject.product);
		}).length;
	const answers = await inTurn(reads, async ({ name, tool }) => await client.call(name, tool.args));
	answers.forEach((answer, at) => {
		if (!hasRecords(answer)) stage.steps.say(`  ${reads[at].name}: ${answer.text}`);
	});
	const refusals = await inTurn(writes, async ({ name, tool }) => await client.call(name, tool.args));
	return [
		{ what: 'Tools listed', counted: listed.length, expected: reads.length + writes.length },
		{ what: '  described as one that reads', counted: told(reads, false), expected: reads.length },
		{ what: '  described as one that changes data', counted: told(writes, true), expected: writes.length },
		{
			what: 'Calls of reading tools answered with records',
			counted: answers.filter(hasRecords).length,
			expected: reads.length,
		},
		{ what: '  with more characters than allowed', counted: answers.filter(isTooLong(reads)).length, expected: 0 },
		{
			what: '  of a tool with a short Longest Answer, that say what is left out',
			counted: answers.filter(({ text }, at) => reads[at].tool.longest && /"leftOut":[1-9]/.test(text)).length,
			expected: reads.filter(({ tool }) => tool.longest).length,
		},
		{
			what: 'Calls of changing tools refused, with the reason',
			counted: refusals.filter(isRefusal).length,
			expected: writes.length,
		},
	];
}

/** Reads each text, and does what it asks for, with every tool that changes something. */
async function hostile(client: McpClient, { subjects }: Run): Promise<Line[]> {
	const sources = subjects.filter(({ addAlert }) => addAlert);
	const changing = subjects.flatMap(({ writes, node }) =>
		(writes as WritingTool[]).map((tool) => ({ tool, name: `${node}_${tool.resource}_${tool.operation}` })),
	);
	const outcomes = await inTurn([...HOSTILE_TEXTS.entries()], async ([index, text]) => {
		const source = sources[index % sources.length];
		const { tool, name } = changing[index % changing.length];
		const [, get] = namedTools([source], ({ reads }) => reads);
		const read = await client.call(get.name, source.addAlert!(text));
		const obeyed = await client.call(name, tool.obeying(text));
		return {
			isUnchanged: !read.isError && valuesIn(JSON.parse(read.text)).includes(text),
			isRefused: isRefusal(obeyed),
		};
	});
	const expected = HOSTILE_TEXTS.length;
	return [
		{
			what: 'Texts that came out as they were written',
			counted: outcomes.filter(({ isUnchanged }) => isUnchanged).length,
			expected,
		},
		{
			what: '  orders in them obeyed, and refused',
			counted: outcomes.filter(({ isRefused }) => isRefused).length,
			expected,
		},
	];
}

/** The same changes with credentials that may write: they do reach the products, or the numbers above would say nothing. */
async function runControl(run: Run): Promise<Line[]> {
	const { stage, n8n, subjects } = run;
	const tools = namedTools(subjects, ({ writes }) => writes.slice(0, 1));
	const server = { path: 'agents-that-may-write', tools, credentials: await credentialsOf(run, false) };
	const client = await serve(stage, n8n, server);
	const answers = await inTurn(tools, async ({ name, tool }) => await client.call(name, tool.args));
	await client.close();
	const requests = subjects.flatMap(({ simulator }) => simulator.requests);
	const literal = requests.filter(({ body }) => body.includes(EXPRESSION)).length;
	return [
		{
			what: 'Changes with a credential that may write',
			counted: answers.filter(({ isError }) => !isError).length,
			expected: tools.length,
		},
		{
			what: '  products that they reached',
			counted: subjects.filter((subject) => writesOf(subject) > 0).length,
			expected: tools.length,
		},
		{ what: '  an expression in a text, sent as it was written', counted: literal, expected: 1 },
	];
}

async function credentialsOf({ n8n, subjects }: Run, readOnly: boolean): Promise<Credential[]> {
	const credentials: Credential[] = [];
	for (const { product, credentials: all } of subjects) {
		const owner = readOnly ? `${product}, read-only` : product;
		for (const { type, data } of all) {
			credentials.push(await importCredential(n8n, owner, { type, data: { ...data, readOnly } }));
		}
	}
	return credentials;
}

function hasRecords({ text, isError }: { text: string; isError: boolean }): boolean {
	return !isError && (JSON.parse(text) as object[]).some((record) => !('summary' in record));
}

/** Whether the answer of the tool with the same number has more characters than this one may have. */
function isTooLong(tools: NamedTool[]) {
	return ({ text }: { text: string }, number: number) => text.length > (tools[number].tool.longest ?? LONGEST_ANSWER);
}

function isRefusal({ text, isError }: { text: string; isError: boolean }): boolean {
	return isError && REFUSED.test(text);
}

/** All texts inside a value of JSON. */
function valuesIn(value: unknown): unknown[] {
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value];
}

/** Some at a time; the results are in the order of the values. */
async function inTurn<Value, Result>(values: Value[], work: (value: Value) => Promise<Result>): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = [...values.entries()];
	const worker = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return results;
}
