/** A workflow of n8n's own MCP Server Trigger with our nodes as its tools. */
import type { N8n } from '../n8n-api.cts';
import type { Stage } from '../stage.cts';
import { until } from '../until.cts';
import type { Credential, Workflow } from '../workflows.cts';
import { connectMcp, type McpClient } from './mcp-client.cts';
import type { AgentSubject, ToolNode } from './subjects.cts';

const TRIGGER = 'MCP Server Trigger';
const PUBLISHED = { withinMs: 60_000, everyMs: 500 };

/** A tool with the name that n8n gives it. */
export interface NamedTool {
	subject: AgentSubject;
	tool: ToolNode;
	name: string;
}

/** The tools of these products, named as the model sees them. */
export function namedTools(subjects: AgentSubject[], toolsOf: (subject: AgentSubject) => ToolNode[]): NamedTool[] {
	return subjects.flatMap((subject) =>
		toolsOf(subject).map((tool) => ({ subject, tool, name: `${subject.node}_${tool.resource}_${tool.operation}` })),
	);
}

/** Creates and publishes the server, and connects to it. @param path of the server's address */
export async function serve(
	stage: Stage,
	n8n: N8n,
	{ path, tools, credentials }: { path: string; tools: NamedTool[]; credentials: Credential[] },
): Promise<McpClient> {
	const trigger = {
		id: 'trigger',
		name: TRIGGER,
		type: '@n8n/n8n-nodes-langchain.mcpTrigger',
		typeVersion: 2,
		position: [0, 0],
	};
	const nodes = tools.map(({ name, subject, tool }, index) => ({
		id: name,
		name,
		type: `${stage.packageName}.${subject.node}Tool`,
		typeVersion: 1,
		position: [200 * index, 200],
		parameters: { resource: tool.resource, operation: tool.operation, ...tool.parameters },
		credentials: Object.fromEntries(
			credentials
				.filter(({ type }) => subject.credentials.some((own) => own.type === type))
				.map(({ id, name: label, type }) => [type, { id, name: label }]),
		),
	}));
	const toTrigger = { ai_tool: [[{ node: TRIGGER, type: 'ai_tool', index: 0 }]] };
	const { id } = await n8n.api<Workflow>('POST', '/workflows', {
		name: `Agents: ${path}`,
		nodes: [{ ...trigger, parameters: { authentication: 'none', path } }, ...nodes],
		connections: Object.fromEntries(nodes.map(({ name }) => [name, toTrigger])),
		settings: { executionOrder: 'v1' },
	});
	await n8n.api('POST', `/workflows/${id}/activate`);
	const patience = { what: `The MCP server "${path}"`, ...PUBLISHED, signal: stage.signal };
	return await until(patience, async () => await connectMcp(stage, `${n8n.url}/mcp/${path}`).catch(() => undefined));
}
