/**
 * Jira and ServiceNow, as far as n8n's own nodes call them in the examples. Written from the source of those nodes
 * and what is known of the APIs, not from recordings. Each refuses anything else: Jira Cloud, REST API v2, issues and issue
 * search; ServiceNow, Table API.
 */
import { randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';
import type { Answer } from '../../simulators/kernel/answer.cts';
import { basicOf, type VendorRequest } from '../../simulators/kernel/request.cts';
import { LoopbackServer } from '../../simulators/kernel/server.cts';

export const LOGIN = { user: 'n8n@example.com', secret: 'Demo-of-the-ticket-systems-1' };

/** What a person chooses in the step that creates issues. */
export const PROJECT = '10001';
export const ISSUE_TYPE = '10003';

/** Jira takes no longer summary. */
const LONGEST_SUMMARY = 255;
/** Of `correlation_id` in ServiceNow. */
const LONGEST_ID = 100;

export interface Issue {
	key: string;
	summary: string;
	description: string;
	labels: string[];
}

export type Incident = Record<string, string>;

export interface TicketSystems {
	issues: Issue[];
	incidents: Incident[];
	/** What was sent in another way than documented. */
	refused: string[];
	jiraUrl: string;
	/** n8n makes `https://<subdomain>.service-now.com/…` of it. */
	serviceNowSubdomain: string;
	/** PEM of the authority that signed the certificate of ServiceNow. */
	authority: string;
	stop(): Promise<void>;
}

/** Starts both. */
export async function startTicketSystems(): Promise<TicketSystems> {
	const issues: Issue[] = [];
	const incidents: Incident[] = [];
	const refused: string[] = [];
	const serve = (answer: (request: VendorRequest) => Answer | undefined) => ({
		limits: [],
		refuse: () => ({ status: 429 }),
		answer(request: VendorRequest): Answer {
			const known = basicOf(request) === `${LOGIN.user}:${LOGIN.secret}` ? answer(request) : { status: 401 };
			if (known) return known;
			refused.push(`${request.method} ${request.path} ${request.query} ${request.body}`);
			return { status: 400, body: { errorMessages: ['Not as documented'] } };
		},
	});
	const { tls, authority } = await identity();
	const jira = await new LoopbackServer(
		serve((request) => jiraAnswer(issues, request)),
		{},
	).start();
	const serviceNow = await new LoopbackServer(
		serve((request) => serviceNowAnswer(incidents, request)),
		{ tls },
	).start();
	return {
		...{ issues, incidents, refused, authority },
		jiraUrl: jira.url,
		serviceNowSubdomain: `${serviceNow.url.replace('https://', '')}/demo`,
		stop: async () => void (await Promise.all([jira.stop(), serviceNow.stop()])),
	};
}

function jiraAnswer(issues: Issue[], { method, path, body }: VendorRequest): Answer | undefined {
	const call = `${method} ${path}`;
	if (call === 'GET /rest/api/2/issuetype')
		return { status: 200, body: [{ id: ISSUE_TYPE, name: 'Task', subtask: false }] };
	const sent = objectIn(body);
	if (call === 'POST /rest/api/2/search/jql') {
		const [, label] = /^labels = "([\w.:-]+)"$/.exec(String(sent.jql)) ?? [];
		if (label === undefined || sent.maxResults !== 1) return undefined;
		const found = issues.filter(({ labels }) => labels.includes(label));
		return {
			status: 200,
			body: { isLast: true, issues: found.map(({ key, ...fields }) => ({ id: key, key, fields })) },
		};
	}
	if (call !== 'POST /rest/api/2/issue') return undefined;
	const { summary, description, labels, project, issuetype, ...others } = sent.fields as Record<string, unknown>;
	const isText =
		typeof summary === 'string' && summary !== '' && summary.length <= LONGEST_SUMMARY && !summary.includes('\n');
	const isLabelled = Array.isArray(labels) && labels.every((label) => typeof label === 'string' && !/\s/.test(label));
	const isPlaced = same(project, { id: PROJECT }) && same(issuetype, { id: ISSUE_TYPE });
	if (!isText || !isLabelled || !isPlaced || typeof description !== 'string' || Object.keys(others).length > 0)
		return undefined;
	const key = `SEC-${issues.length + 1}`;
	issues.push({ key, summary, description, labels: labels as string[] });
	return { status: 201, body: { id: key, key, self: `https://example.atlassian.net/rest/api/2/issue/${key}` } };
}

/** The path begins with the rest of the host name, see {@link TicketSystems.serviceNowSubdomain}. */
function serviceNowAnswer(incidents: Incident[], { method, path, query, body }: VendorRequest): Answer | undefined {
	if (path !== '/demo.service-now.com/api/now/table/incident') return undefined;
	if (method === 'GET') {
		const [, id] = /^correlation_id=([\w.:-]+)$/.exec(query.get('sysparm_query') ?? '') ?? [];
		if (id === undefined || query.get('sysparm_limit') !== '1') return undefined;
		return {
			status: 200,
			body: { result: incidents.filter(({ correlation_id }) => correlation_id === id).slice(0, 1) },
		};
	}
	const incident = objectIn(body) as Incident;
	const { short_description, correlation_id = '', impact, urgency } = incident;
	const isRight =
		Object.values(incident).every((value) => typeof value === 'string') &&
		/^[123]$/.test(impact + '') &&
		impact === urgency;
	if (
		method !== 'POST' ||
		!isRight ||
		!short_description ||
		correlation_id === '' ||
		correlation_id.length > LONGEST_ID
	)
		return undefined;
	const made = {
		...incident,
		sys_id: randomUUID().replaceAll('-', ''),
		number: `INC${String(incidents.length + 1).padStart(7, '0')}`,
	};
	incidents.push(made);
	return { status: 201, body: { result: made } };
}

function objectIn(body: string): Record<string, unknown> {
	return (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** An authority of its own, so that n8n trusts nothing else because of it. */
async function identity() {
	const root = await generate([{ name: 'commonName', value: 'Demo of ServiceNow: authority' }], {
		...{ keyType: 'ec', algorithm: 'sha256' },
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		],
	});
	const leaf = await generate([{ name: 'commonName', value: 'Demo of ServiceNow' }], {
		...{ keyType: 'ec', algorithm: 'sha256', ca: { key: root.private, cert: root.cert } },
		extensions: [
			{ name: 'basicConstraints', cA: false },
			{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
		],
	});
	return { tls: { key: leaf.private, cert: leaf.cert }, authority: root.cert };
}
