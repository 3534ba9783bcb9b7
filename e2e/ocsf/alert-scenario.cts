/**
 * Runs *any alert to one ticket table*, its variants for Jira and ServiceNow, and the README's recipe side by side, with the
 * same alerts of three products. Then an interruption is simulated, the safety net repairs its damage, and *Try it now* changes nothing.
 */
import { randomUUID } from 'node:crypto';
import { dataTable } from '../data-table.cts';
import { finishedExecutions, itemsOf, requireSuccess, runManually } from '../executions.cts';
import type { Line } from '../report.cts';
import { until } from '../until.cts';
import { setParameters } from '../workflow-changes.cts';
import { buildRecipe, recipeKeys } from './recipe.cts';
import { ASK_EVERY_MS, PATIENCE_MS, publish, surplus, type Scenario } from './scenario.cts';
import { ISSUE_TYPE, PROJECT } from './ticket-systems.cts';

export const TABLE = 'ocsf-any-alert-to-one-ticket-table.json';
export const JIRA = 'ocsf-any-alert-to-jira.json';
export const SERVICE_NOW = 'ocsf-any-alert-to-servicenow.json';

const PRODUCTS = ['Armis', 'USM Anywhere', 'Axonius'];

/** Of each product; one of them has a title that must not break a search. */
const EACH = 2;
const ODD_TITLE = 'A "title" with \\ and \u2028 = ^ signs';

interface Ticket {
	dedupeKey: string;
	title: string;
	severity: string;
	product: string;
	link: string;
	status?: string;
}

/** A workflow with what it has made so far. */
interface Made {
	id: string;
	/** The keys of the tickets where people see them. */
	keys(): Promise<string[]>;
}

/** An example. */
interface Variant extends Made {
	table: string;
}

export async function runAlertScenario(scenario: Scenario): Promise<Line[]> {
	const { step } = scenario.stage.steps;
	const variants = variantsOf(scenario);
	const { keys: arrived, byRecipe } = await step(
		'Any alert: six alerts of three products (up to a minute)',
		async () => {
			const recipe = { id: await buildRecipe(scenario), keys: async () => (await recipeKeys(scenario)).map(idIn) };
			await publishAll(scenario, [...variants, recipe]);
			const keys = arrive(scenario);
			for (const made of variants) await arrivedAt(scenario, made, keys);
			const ids = keys.map(idIn);
			await arrivedAt(scenario, recipe, ids);
			const byRecipe = (await recipe.keys()).filter((id) => ids.includes(id)).length;
			// It looks every minute.
			await scenario.n8n.api('POST', `/workflows/${recipe.id}/deactivate`);
			return { keys, byRecipe };
		},
	);
	const tickets = (await rows(scenario, variants[0])).filter(({ dedupeKey }) => arrived.includes(dedupeKey));
	const repaired = await step('Any alert: safety net, after an interruption', async () => {
		for (const variant of variants) await interruptAndRepair(scenario, variant, arrived);
		return await countsOf(variants, arrived);
	});
	const tried = await step('Any alert: Try it now', async () => await tryIt(scenario, variants));
	const recipe = { what: "Tickets by the README's recipe", counted: byRecipe, expected: arrived.length };
	return [...ticketLines(tickets, scenario, arrived), recipe, ...repaired, ...tried];
}

function variantsOf(scenario: Scenario): Variant[] {
	const { issues, incidents } = scenario.systems;
	const table: Variant = {
		id: scenario.workflow(TABLE).id,
		table: 'any_alert_tickets',
		keys: async () => (await rows(scenario, table)).map(({ dedupeKey }) => dedupeKey),
	};
	return [
		table,
		{
			id: scenario.workflow(JIRA).id,
			table: 'any_alert_jira_issues',
			keys: async () => issues.flatMap(({ labels }) => labels),
		},
		{
			id: scenario.workflow(SERVICE_NOW).id,
			table: 'any_alert_incidents',
			keys: async () => incidents.map(({ correlation_id }) => correlation_id),
		},
	];
}

/** With the project and the issue type that a person chooses. */
async function publishAll(scenario: Scenario, all: Made[]): Promise<void> {
	const { n8n, workflow, products } = scenario;
	const chosen = (value: string) => ({ __rl: true, mode: 'id', value });
	const choice = { project: chosen(PROJECT), issueType: chosen(ISSUE_TYPE) };
	await setParameters(n8n, workflow(JIRA), 'Create the issue', choice);
	const ids = all.map(({ id }) => id);
	await publish(scenario, ids, [products.armis, products.axonius, products.usm]);
}

/** The recipe's keys are those of the triggers, the examples' are made from the product's name: both end with the ID. */
function idIn(key: string): string {
	return key.slice(key.lastIndexOf(':') + 1);
}

/** @returns the keys of the alerts: product and ID */
function arrive({ products: { armis, axonius, usm } }: Scenario): string[] {
	const numbers = Array.from({ length: EACH }, (_, index) => index);
	const title = (number: number) => (number === 0 ? { title: ODD_TITLE } : {});
	// Other IDs at every start: n8n keeps the tickets of earlier ones.
	const firstId = Math.floor(Date.now() / 1000) * 1000;
	return [
		...numbers.map(
			(number) =>
				`Centrix:${armis.addAlert({ alertId: firstId + number, severity: 'Critical', ...title(number) }).alertId}`,
		),
		...numbers.map(
			() => `USM-Anywhere:${usm.addAlarm({ uuid: randomUUID(), status: 'open', suppressed: false }).uuid}`,
		),
		...numbers.map(() => `Axonius:${axonius.addAlertFinding().internal_axon_id}`),
	];
}

async function arrivedAt({ stage, n8n }: Scenario, { id, keys }: Made, wanted: string[]): Promise<void> {
	const patience = { withinMs: PATIENCE_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	await until({ what: 'The arrival of all tickets', ...patience }, async () => {
		(await finishedExecutions(n8n, id)).forEach(requireSuccess);
		const made = await keys();
		return wanted.every((key) => made.includes(key)) ? true : undefined;
	});
}

/**
 * n8n was stopped after it made a ticket and before it remembered it, and another alert was resolved in the meantime; then
 * *Every hour* runs.
 */
async function interruptAndRepair(
	{ stage, n8n, products }: Scenario,
	variant: Variant,
	[lost, resolved]: string[],
): Promise<void> {
	await dataTable(n8n, variant.table).remove(lost);
	products.armis.updateAlert(Number(resolved.split(':')[1]), { status: 'Resolved' });
	requireSuccess(await runManually(stage, n8n, variant.id, 'Every hour'));
}

async function countsOf(variants: Variant[], arrived: string[]): Promise<Line[]> {
	const names = ['Tickets in the table', 'Issues in Jira', 'Incidents in ServiceNow'];
	const ids = arrived.map((key) => key.split(':')[1]);
	// By the ID, so that a second ticket with another key is seen.
	const isAboutOne = (key: string) => ids.some((id) => key.includes(id));
	const all = await Promise.all(variants.map(async ({ keys }) => (await keys()).filter(isAboutOne)));
	return all.flatMap((made, index) => [
		{
			what: `${names[index]} after an interruption and the safety net`,
			counted: made.length,
			expected: arrived.length,
		},
		{ what: '  of these, duplicates', counted: surplus(made), expected: 0 },
	]);
}

async function tryIt({ stage, n8n }: Scenario, variants: Variant[]): Promise<Line[]> {
	const before = await Promise.all(variants.map(async ({ keys }) => (await keys()).length));
	let shown = 0;
	for (const { id } of variants) {
		const execution = await runManually(stage, n8n, id, 'Try it now');
		requireSuccess(execution);
		shown += itemsOf(execution, 'Shown, not saved').length >= PRODUCTS.length * EACH ? 1 : 0;
	}
	const after = await Promise.all(variants.map(async ({ keys }) => (await keys()).length));
	return [
		{ what: 'Examples whose Try it now shows tickets', counted: shown, expected: variants.length },
		{ what: '  and makes some', counted: after.filter((count, index) => count !== before[index]).length, expected: 0 },
	];
}

function ticketLines(tickets: Ticket[], { systems }: Scenario, arrived: string[]): Line[] {
	const of = (product: string) => tickets.filter((ticket) => ticket.product.includes(product)).length;
	const isComplete = ({ title, severity, link }: Ticket) =>
		title !== '' && /^(Low|Medium|High|Critical)$/.test(severity) && /^https?:/.test(link);
	const complete = tickets.filter((ticket) => isComplete(ticket) && ticket.status === 'open');
	return [
		...PRODUCTS.map((product) => ({
			what: `Tickets about ${product} in one table`,
			counted: of(product),
			expected: EACH,
		})),
		{ what: '  with title, severity and link', counted: complete.length, expected: arrived.length },
		{ what: 'Requests that Jira or ServiceNow would refuse', counted: systems.refused.length, expected: 0 },
	];
}

async function rows({ n8n }: Scenario, { table }: Variant): Promise<Ticket[]> {
	return await dataTable<Ticket>(n8n, table).rows();
}
