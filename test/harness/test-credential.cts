import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createRunExecutionData,
	type ICredentialsDecrypted,
	type ICredentialTestRequest,
	type INodeType,
} from 'n8n-workflow';
import type { CredentialStore } from './credential-store.cts';
import { workbench } from './workbench.cts';

/** What a user reads after *Save* in the credential's form. */
export interface TestVerdict {
	status: 'OK' | 'Error';
	message: string;
}

/**
 * Runs the credential's test as n8n's tester does: on a temporary No-Operation node, through n8n's own
 * declarative engine, with the same choice of text for the user.
 */
export async function testCredential(store: CredentialStore): Promise<TestVerdict> {
	const node = noOperation(store);
	const { workflow, node: temp, additionalData } = workbench(node, { credentials: store });
	const credentials = { id: '1', name: 'Harness credential', type: store.type.name, data: await store.getDecrypted() };
	const input = { main: [[{ json: {} }]] };
	const execution = { node: temp, data: {}, source: null };
	const run = createRunExecutionData();
	const context = new ExecuteContext(workflow, temp, additionalData, 'internal', run, 0, [], input, execution, []);
	try {
		await new RoutingNode(context, node, credentials as ICredentialsDecrypted).runNode();
		return { status: 'OK', message: 'Connection successful!' };
	} catch (error) {
		return { status: 'Error', message: verdictOn(error as Error, store.type.test!.rules ?? []) };
	}
}

function verdictOn(error: Error, rules: NonNullable<ICredentialTestRequest['rules']>): string {
	const { response, code } = (error.cause ?? {}) as {
		response?: { status: number; statusText: string };
		code?: string;
	};
	if (!response) return code ?? error.message;
	const rule = rules.find(({ type, properties }) => type === 'responseCode' && properties.value === response.status);
	return rule?.properties.message ?? (response.statusText || `Received HTTP status code: ${response.status}`);
}

function noOperation(store: CredentialStore): INodeType {
	return {
		description: {
			displayName: 'No Operation, do nothing',
			// Without its package: n8n takes the name from the description, so its own question for a test is never true.
			name: 'noOp',
			group: ['organization'],
			version: 1,
			description: '',
			defaults: { name: 'No Operation' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: store.type.name, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: store.type.test!.request },
				},
			],
		},
	} as INodeType;
}
