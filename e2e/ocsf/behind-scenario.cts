/**
 * Runs *who is behind this alarm*: a high alarm about a host with open connections, and a low one. The question is answered in
 * n8n's form, first without its password.
 */
import { randomUUID } from 'node:crypto';
import { dataTable } from '../data-table.cts';
import { finishedExecutions, itemsOf, requireSuccess, runManually } from '../executions.cts';
import type { Line } from '../report.cts';
import { until } from '../until.cts';
import { ASK_EVERY_MS, PATIENCE_MS, publish, type Scenario } from './scenario.cts';

export const BEHIND = 'ocsf-who-is-behind-this-alarm.json';

/** The login of the form. */
export const FORM_LOGIN = { user: 'soc', password: 'Demo-of-the-approval-form-1' };

const LOGIN = { authorization: `Basic ${Buffer.from(`${FORM_LOGIN.user}:${FORM_LOGIN.password}`).toString('base64')}` };

const DATA = 'specific_data.data.';
const DECIDER = 'Ada Lovelace';
const ADDRESS = '10.202.0.7';
const NAME = 'pump-control-7';
const OWNER = 'grace.hopper';

interface Ticket {
	dedupeKey: string;
	devices: string;
	people: string;
	approve_at: string;
	decision: string;
}

export async function runBehindScenario(scenario: Scenario): Promise<Line[]> {
	const { stage, products } = scenario;
	const { step } = stage.steps;
	const { privx } = products;
	const hosts = discover(scenario);
	const tried = await step('Who is behind it: Try it now', async () => await tryIt(scenario));
	const asked = await step('Who is behind it: two alarms (up to a minute)', async () => {
		await publish(scenario, [scenario.workflow(BEHIND).id], [products.usm]);
		const [high, low] = ['high', 'low'].map((priority) => raise(scenario, priority));
		const ticket = await ticketWith(scenario, high, ({ approve_at: address }) => Boolean(address));
		const other = await ticketWith(scenario, low, ({ devices }) => Boolean(devices));
		return { ticket, other, open: openOf(privx, hosts.meant).map(({ user }) => `${user.display_name} on ${NAME}`) };
	});
	const answered = await step('Who is behind it: a person decides', async () => {
		const uninvited = (await fetch(asked.ticket.approve_at)).status;
		const form = await (await fetch(asked.ticket.approve_at, { headers: LOGIN })).text();
		const status = await answer(asked.ticket.approve_at);
		const ticket = await ticketWith(scenario, asked.ticket.dedupeKey, ({ decision }) => Boolean(decision));
		(await finishedExecutions(scenario.n8n, scenario.workflow(BEHIND).id)).forEach(requireSuccess);
		return { uninvited, shown: asked.open.filter((line) => form.includes(line)).length, status, ticket };
	});
	const names = (text: string, part: string) => (text.includes(part) ? 1 : 0);
	return [
		...tried,
		{
			what: 'Devices of both products named in the ticket',
			counted: names(asked.ticket.devices, '(Armis)') + names(asked.ticket.devices, '(Axonius)'),
			expected: 2,
		},
		{ what: '  and the person who uses it', counted: names(asked.ticket.people, OWNER), expected: 1 },
		{ what: 'Open connections to the host before the decision', counted: asked.open.length, expected: 2 },
		{ what: '  after it', counted: openOf(privx, hosts.meant).length, expected: 0 },
		{ what: 'Open connections to another host after it', counted: openOf(privx, hosts.other).length, expected: 1 },
		{ what: 'Questions about an alarm that is not high', counted: asked.other.approve_at ? 1 : 0, expected: 0 },
		{
			what: 'Open connections that the form shows to the person',
			counted: answered.shown,
			expected: asked.open.length,
		},
		{ what: 'Answer of the form without its password', counted: answered.uninvited, expected: 401 },
		{
			what: 'Decisions in the ticket, with the name of the person',
			counted: names(answered.ticket.decision, DECIDER),
			expected: 1,
		},
	];
}

/** A host that three products know, with two open connections, and another host with one. */
function discover({ products: { armis, axonius, privx } }: Scenario) {
	armis.addDevice({ name: NAME, names: NAME, displayTitle: NAME, ipAddress: ADDRESS });
	axonius.addAsset('devices', {
		[`${DATA}hostname_preferred`]: NAME,
		[`${DATA}hostname`]: [NAME],
		[`${DATA}name`]: [NAME],
		[`${DATA}network_interfaces.ips`]: [ADDRESS],
		[`${DATA}last_used_users`]: [OWNER],
		[`${DATA}last_seen`]: new Date().toUTCString(),
	});
	const hostOf = (common_name: string, address: string) => {
		const { id } = privx.addHost({ common_name, addresses: [address] });
		return { id, common_name };
	};
	const [meant, other] = [hostOf(NAME, ADDRESS), hostOf('web-9', '10.202.0.9')];
	for (const target_host of [meant, meant, other]) {
		privx.addConnection({ target_host, target_host_data: { ...target_host, addresses: [] } });
	}
	return { meant: meant.id, other: other.id };
}

/** @returns the key of the alarm */
function raise({ products: { usm } }: Scenario, priority_label: string): string {
	const endpoints = {
		source_name: NAME,
		alarm_source_names: [ADDRESS],
		source_canonical: ADDRESS,
		alarm_sources: [ADDRESS],
	};
	const { uuid } = usm.addAlarm({
		uuid: randomUUID(),
		priority_label,
		status: 'open',
		suppressed: false,
		...endpoints,
	});
	return `usmAnywhere:${uuid}`;
}

async function tryIt(scenario: Scenario): Promise<Line[]> {
	const { stage, n8n, workflow } = scenario;
	raise(scenario, 'high');
	const before = (await rows(scenario)).length;
	const execution = await runManually(stage, n8n, workflow(BEHIND).id, 'Try it now');
	requireSuccess(execution);
	return [
		{ what: 'Alarms that Try it now shows', counted: itemsOf(execution, 'Shown, not saved').length, expected: 1 },
		{ what: '  tickets that it makes', counted: (await rows(scenario)).length - before, expected: 0 },
	];
}

async function ticketWith(scenario: Scenario, key: string, isReady: (ticket: Ticket) => boolean): Promise<Ticket> {
	const patience = { withinMs: PATIENCE_MS, everyMs: ASK_EVERY_MS, signal: scenario.stage.signal };
	return await until({ what: `The ticket of ${key}`, ...patience }, async () => {
		(await finishedExecutions(scenario.n8n, scenario.workflow(BEHIND).id)).forEach(requireSuccess);
		return (await rows(scenario)).find((ticket) => ticket.dedupeKey === key && isReady(ticket));
	});
}

/** Sends the form as a browser does. @returns the HTTP status */
async function answer(address: string): Promise<number> {
	const body = new FormData();
	body.set('field-0', 'Terminate the connections');
	body.set('field-1', DECIDER);
	return (await fetch(address, { method: 'POST', headers: LOGIN, body })).status;
}

function openOf({ connections }: Scenario['products']['privx'], hostId: string) {
	return connections.filter(({ target_host, disconnected }) => target_host.id === hostId && !disconnected);
}

async function rows({ n8n }: Scenario): Promise<Ticket[]> {
	return await dataTable<Ticket>(n8n, 'alarms_with_owners').rows();
}
