import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DOCUMENTED_SCOPES, startArmis } from '../../simulators/armis/index.cts';
import { startAxonius } from '../../simulators/axonius/index.cts';
import { startPrivx } from '../../simulators/privx/index.cts';
import { startTwelvePort } from '../../simulators/twelve-port/index.cts';
import { startUsmAnywhere } from '../../simulators/usm-anywhere/index.cts';
import type { Part } from '../part.cts';
import type { Stage } from '../stage.cts';
import type { CredentialData } from '../workflows.cts';
import { JIRA, runAlertScenario, SERVICE_NOW, TABLE } from './alert-scenario.cts';
import { ADDRESS, runAddressScenario } from './address-scenario.cts';
import { BEHIND, FORM_LOGIN, runBehindScenario } from './behind-scenario.cts';
import { GAP, runGapScenario } from './gap-scenario.cts';
import { HEALTH, runHealthScenario, TOKEN_LIFETIME_SECONDS } from './health-scenario.cts';
import { LAKE, runLakeScenario } from './lake-scenario.cts';
import type { Products, Scenario } from './scenario.cts';
import { LOGIN, startTicketSystems, type TicketSystems } from './ticket-systems.cts';

/** Two and a half days of records, so that yesterday has some. */
const RECORDS = 120;
const SPACING_MS = 30 * 60_000;

/** The newest of them is older than a trigger's look-back: only the demo's own alerts are new. */
const QUIET_MS = 3 * 60 * 60_000;

/** What only several products together can do, through OCSF. */
export const part: Part = {
	async start(stage) {
		const products = await startProducts();
		const systems = await startTicketSystems();
		return {
			credentials: credentialsFor(products, systems),
			examples: [TABLE, JIRA, SERVICE_NOW, GAP, BEHIND, ADDRESS, LAKE, HEALTH],
			environment: { NODE_EXTRA_CA_CERTS: authorityFile(stage, systems) },
			run: async (setup) => {
				const scenario: Scenario = { ...setup, products, systems };
				// The files first: the other scenarios add records.
				return [
					...(await runLakeScenario(scenario)),
					...(await runGapScenario(scenario)),
					...(await runHealthScenario(scenario)),
					...(await runAddressScenario(scenario)),
					...(await runAlertScenario(scenario)),
					...(await runBehindScenario(scenario)),
				];
			},
			stop: async () => {
				await Promise.all(
					[...Object.values(products), systems].map(async (one: { stop(): Promise<void> }) => await one.stop()),
				);
			},
		};
	},
};

async function startProducts(): Promise<Products> {
	const now = Date.now();
	// Other records at every start, because n8n keeps the tickets of earlier starts.
	const common = { endTime: now - QUIET_MS, spacingMs: SPACING_MS, seed: Math.floor(now / 1000) };
	const [armis, axonius, privx, twelvePort, usm] = await Promise.all([
		startArmis({ ...common, devices: RECORDS, alerts: RECORDS }),
		startAxonius({ ...common, devices: RECORDS, alertFindings: RECORDS }),
		startPrivx({ ...common, hosts: RECORDS, connections: 4 * RECORDS, openConnections: 0 }),
		startTwelvePort({ tokenLifetimeSeconds: TOKEN_LIFETIME_SECONDS }),
		startUsmAnywhere({ ...common, alarms: RECORDS }),
	]);
	return { armis, axonius, privx, twelvePort, usm };
}

/** Node.js reads it when n8n starts. */
function authorityFile(stage: Stage, { authority }: TicketSystems): string {
	const file = path.join(stage.demo, 'ticket-systems.pem');
	writeFileSync(file, authority);
	return file;
}

function credentialsFor(
	{ armis, axonius, privx, twelvePort, usm }: Products,
	systems: TicketSystems,
): CredentialData[] {
	const { vendorId, clientId, clientSecret, secretKey } = armis;
	const armisClient = {
		vendorId,
		clientId,
		clientSecret,
		scopes: DOCUMENTED_SCOPES,
		additionalScopes: '',
		apiUrl: armis.url,
	};
	const tenant = { tenantUrl: armis.url, caCertificate: '' };
	const { oauthClientId, oauthClientSecret, apiClientId, apiClientSecret, caCertificate } = privx;
	const privxClients = {
		oauthClientId,
		oauthClientSecret,
		apiClientId,
		apiClientSecret,
		caCertificate,
		ignoreSslIssues: false,
	};
	const { apiKey, apiSecret } = axonius;
	const axoniusKey = {
		url: axonius.url,
		apiKey,
		apiSecret,
		apiVersion: 'v2',
		caCertificate: '',
		ignoreSslIssues: false,
	};
	const twelvePortToken = {
		url: twelvePort.url,
		apiToken: twelvePort.token,
		openApiPath: '',
		caCertificate: '',
		ignoreSslIssues: false,
	};
	const usmClient = { url: usm.url, clientId: usm.clientId, clientSecret: usm.clientSecret, caCertificate: '' };
	const { user, secret } = LOGIN;
	return [
		{ type: 'armisSecretKeyApi', data: { ...tenant, secretKey } },
		{ type: 'armisApi', data: { ...tenant, ...armisClient } },
		{ type: 'axoniusApi', data: axoniusKey },
		{ type: 'privxApi', data: { url: privx.url, ...privxClients } },
		{ type: 'twelvePortApi', data: twelvePortToken },
		{ type: 'usmAnywhereApi', data: usmClient },
		{
			type: 'jiraSoftwareCloudApi',
			data: { email: user, apiToken: secret, domain: systems.jiraUrl },
			usedBy: 'n8n-nodes-base.jira',
		},
		{
			type: 'serviceNowBasicApi',
			data: { user, password: secret, subdomain: systems.serviceNowSubdomain },
			usedBy: 'n8n-nodes-base.serviceNow',
		},
		{ type: 'httpBasicAuth', data: FORM_LOGIN, usedBy: 'n8n-nodes-base.wait' },
	];
}
