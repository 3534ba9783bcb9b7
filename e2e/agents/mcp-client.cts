/** The official client of the Model Context Protocol, over HTTP. It is installed with n8n, where the type checker cannot find it. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Stage } from '../stage.cts';

const SDK = '@modelcontextprotocol/sdk';

/** A tool as a model sees it. */
export interface Tool {
	name: string;
	description?: string;
	inputSchema: { properties?: Record<string, { description?: string }> };
}

/** What a tool answers. */
export interface ToolAnswer {
	text: string;
	isError: boolean;
}

/** A client that is connected. */
export interface McpClient {
	tools(): Promise<Tool[]>;
	call(name: string, args: Record<string, unknown>): Promise<ToolAnswer>;
	close(): Promise<void>;
}

interface SdkClient {
	connect(transport: unknown): Promise<void>;
	listTools(): Promise<{ tools: Tool[] }>;
	callTool(call: object): Promise<{ isError?: boolean; content: Array<{ type: string; text?: string }> }>;
	close(): Promise<void>;
}

/** Connects to a server, as Claude or any other host of agents does. */
export async function connectMcp(stage: Stage, url: string): Promise<McpClient> {
	const fromN8n = createRequire(path.join(stage.n8n.folder, 'package.json'));
	const { Client } = fromN8n(`${SDK}/client/index.js`) as { Client: new (info: object) => SdkClient };
	const { StreamableHTTPClientTransport: Transport } = fromN8n(`${SDK}/client/streamableHttp.js`) as {
		StreamableHTTPClientTransport: new (url: URL) => unknown;
	};
	const client = new Client({ name: 'secops-e2e', version: '1.0.0' });
	await client.connect(new Transport(new URL(url)));
	return {
		tools: async () => (await client.listTools()).tools,
		async call(name, args) {
			const { content, isError = false } = await client.callTool({ name, arguments: args });
			return { text: content.map(({ text = '' }) => text).join(''), isError };
		},
		close: async () => await client.close(),
	};
}
