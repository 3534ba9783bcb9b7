/** The simulated products of the run: the tools of an agent for each, and what there is to call them with. */
import { DOCUMENTED_SCOPES, startArmis } from '../../simulators/armis/index.cts';
import { startAxonius } from '../../simulators/axonius/index.cts';
import type { Simulator } from '../../simulators/kernel/simulator.cts';
import { startPrivx } from '../../simulators/privx/index.cts';
import { startTwelvePort } from '../../simulators/twelve-port/index.cts';
import { startUsmAnywhere } from '../../simulators/usm-anywhere/index.cts';
import type { CredentialData } from '../workflows.cts';

type Parameters = Record<string, unknown>;

/** A text that n8n must never run. */
export const EXPRESSION = '={{ 7 * 191 }}';

/** A tool: an operation, where the model fills in some parameters. */
export interface ToolNode {
	resource: string;
	operation: string;
	parameters: Parameters;
	/** Characters of an answer, where Options say so: less than the records have. */
	longest?: number;
	/** What the model gives, in a call that makes sense. */
	args: Parameters;
}

/** A tool that changes something. */
export interface WritingTool extends ToolNode {
	/** The same call with a text that somebody else wrote, wherever there is room for a text. */
	obeying(text: string): Parameters;
}

/** A product as an agent knows it. */
export interface AgentSubject {
	product: string;
	node: string;
	simulator: Pick<Simulator, 'requests' | 'stop'>;
	credentials: CredentialData[];
	/** Those that only read. */
	reads: ToolNode[];
	writes: WritingTool[];
	/** Adds an alert with this text, and gives what the tool `get` needs to find it. Not for products without alerts. */
	addAlert?(text: string): Parameters;
}

/** A parameter that the model fills in, as n8n's editor writes it. */
function fromModel(key: string, type: 'string' | 'number' = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
}

const byId = (key: string) => ({ __rl: true, mode: 'id', value: fromModel(key) });
const LIMIT = { limit: fromModel('limit', 'number') };
const TWENTY = { limit: 20 };
/** Less than twenty records have. */
const SHORT = 2_000;
const COMMON = { caCertificate: '' };
const OWN_HOST = { ...COMMON, ignoreSslIssues: false };

/** The tool that could do anything. */
function anyRequest(path: string, own: Parameters = {}): WritingTool {
	const parameters = { ...own, method: 'POST', path: fromModel('path'), body: fromModel('body') };
	return {
		...{ resource: 'apiRequest', operation: 'send', parameters },
		args: { path, body: '{}' },
		obeying: (text) => ({ path, body: JSON.stringify({ text }) }),
	};
}

/** "Who is …?", for several addresses at once. */
function lookUp(
	{ resource, by = 'IP address', ...own }: { resource: string; by?: string; api?: string },
	addresses: unknown[],
): ToolNode {
	return {
		...{ resource, operation: 'lookUp' },
		parameters: { ...own, lookUpBy: fromModel('by'), values: fromModel('values') },
		args: { by, values: JSON.stringify(addresses) },
	};
}

async function usmAnywhere(): Promise<AgentSubject> {
	const simulator = await startUsmAnywhere();
	const { url, clientId, clientSecret } = simulator;
	const alarmId = byId('alarm');
	const [{ uuid: alarm }] = simulator.alarms;
	return {
		product: 'USM Anywhere',
		node: 'usmAnywhere',
		simulator,
		credentials: [{ type: 'usmAnywhereApi', data: { ...COMMON, url, clientId, clientSecret } }],
		reads: [
			{ resource: 'alarm', operation: 'getAll', parameters: LIMIT, args: TWENTY },
			{ resource: 'alarm', operation: 'get', parameters: { alarmId }, args: { alarm } },
		],
		writes: [
			{
				...{ resource: 'alarm', operation: 'addLabel', args: { alarm, label: 'ticketed' } },
				parameters: { alarmId, labelId: byId('label') },
				obeying: (label) => ({ alarm, label }),
			},
			anyRequest('/alarms'),
		],
		addAlert: (text) => ({ alarm: simulator.addAlarm({ rule_method: text }).uuid }),
	};
}

async function armis(): Promise<AgentSubject> {
	const simulator = await startArmis();
	const { url, vendorId, clientId, clientSecret, secretKey } = simulator;
	const client = { vendorId, clientId, clientSecret, scopes: DOCUMENTED_SCOPES, additionalScopes: '', apiUrl: url };
	const tenant = { ...COMMON, tenantUrl: url };
	const alertId = byId('alert');
	const alert = String(simulator.alerts[0].alertId);
	const addresses = simulator.devices.slice(0, 3).map(({ ipAddress }) => ipAddress);
	return {
		product: 'Armis Centrix',
		node: 'armis',
		simulator,
		credentials: [
			{ type: 'armisApi', data: { ...tenant, ...client } },
			{ type: 'armisSecretKeyApi', data: { ...tenant, secretKey } },
		],
		reads: [
			{ resource: 'alert', operation: 'getAll', parameters: LIMIT, args: TWENTY },
			{ resource: 'alert', operation: 'get', parameters: { alertId }, args: { alert } },
			lookUp({ resource: 'device', api: 'v3' }, addresses),
		],
		writes: [
			{
				...{ resource: 'alert', operation: 'updateStatus', args: { alert, status: 'Resolved' } },
				parameters: { alertId, status: fromModel('status') },
				obeying: () => ({ alert, status: 'suppressed' }),
			},
			anyRequest('/settings/sites'),
		],
		addAlert: (text) => ({ alert: String(simulator.addAlert({ title: text }).alertId) }),
	};
}

async function axonius(): Promise<AgentSubject> {
	const simulator = await startAxonius();
	const { url, apiKey, apiSecret } = simulator;
	const findings = { assetType: { __rl: true, mode: 'id', value: 'alert_findings' } };
	const [{ internal_axon_id: device }] = simulator.devices;
	const [{ internal_axon_id: finding }] = simulator.alertFindings;
	const few = { resource: 'asset', operation: 'getAll' };
	// The first one of each: the others are IPv6.
	const addresses = simulator.devices
		.slice(0, 3)
		.map((one) => [one['specific_data.data.network_interfaces.ips']].flat()[0]);
	const add = { resource: 'asset', operation: 'addTags' };
	const parameters = { assetIds: fromModel('assets'), tags: fromModel('tags') };
	return {
		product: 'Axonius',
		node: 'axonius',
		simulator,
		credentials: [{ type: 'axoniusApi', data: { ...OWN_HOST, url, apiKey, apiSecret, apiVersion: 'v2' } }],
		reads: [
			{ ...few, longest: SHORT, parameters: { ...LIMIT, options: { longestAnswer: SHORT } }, args: TWENTY },
			{
				...{ resource: 'asset', operation: 'get', args: { asset: finding } },
				parameters: { ...findings, assetId: byId('asset') },
			},
			lookUp({ resource: 'asset' }, addresses),
		],
		writes: [
			{
				...add,
				parameters,
				args: { assets: JSON.stringify([device]), tags: JSON.stringify([EXPRESSION]) },
				obeying: (text) => ({ assets: String(device), tags: JSON.stringify([text]) }),
			},
			anyRequest('/assets/devices/labels'),
		],
		addAlert: (text) => ({ asset: simulator.addAlertFinding({ finding_name: text }).internal_axon_id }),
	};
}

async function privx(): Promise<AgentSubject> {
	const simulator = await startPrivx();
	const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate } = simulator;
	const clients = { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret };
	const hostId = byId('host');
	const [{ id: host }] = simulator.hosts;
	const addresses = simulator.hosts.slice(0, 3).map((one) => one.addresses[0]);
	return {
		product: 'SSH PrivX',
		node: 'privx',
		simulator,
		credentials: [{ type: 'privxApi', data: { ...OWN_HOST, url, ...clients, caCertificate } }],
		reads: [
			{ resource: 'host', operation: 'getAll', parameters: LIMIT, args: TWENTY },
			{ resource: 'host', operation: 'get', parameters: { hostId }, args: { host } },
			lookUp({ resource: 'host', by: 'address' }, addresses),
		],
		writes: [
			{
				...{ resource: 'host', operation: 'setDisabled', args: { host, disabled: 'True' } },
				parameters: { hostId, disabled: fromModel('disabled') },
				obeying: () => ({ host, disabled: 'true' }),
			},
			anyRequest('/host-store/api/v1/hosts'),
		],
	};
}

async function twelvePort(): Promise<AgentSubject> {
	const simulator = await startTwelvePort();
	const data = { ...OWN_HOST, url: simulator.url, apiToken: simulator.token, openApiPath: '' };
	return {
		product: '12Port',
		node: 'twelvePort',
		simulator,
		credentials: [{ type: 'twelvePortApi', data }],
		reads: [
			{ resource: 'asset', operation: 'getTypes', parameters: {}, args: {} },
			{ resource: 'user', operation: 'getMe', parameters: {}, args: {} },
		],
		writes: [anyRequest('/api/asset/note')],
	};
}

/** Starts all of them. */
export async function startSubjects(): Promise<AgentSubject[]> {
	return await Promise.all([armis(), axonius(), privx(), twelvePort(), usmAnywhere()]);
}

/** Requests that reached a call of the product which changes something. */
export function writesOf({ simulator }: AgentSubject): number {
	return simulator.requests.filter(({ reached }) => reached.effect === 'write').length;
}
