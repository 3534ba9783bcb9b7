/**
 * Chooses an operation as a user does: opens the list, searches it, chooses one, adds a parameter, runs it. Pictures of
 * each step are saved in `.demo/screenshots`.
 */
import type { EditorSession } from '../editor.cts';
import type { Setup } from '../part.cts';
import { removeWorkflows, type Credential, type Workflow } from '../workflows.cts';

const NAME = 'Demo: choose an API operation';
const NODE = '12Port';
const SEARCH = 'access requests';
const OPERATION = 'List access requests';
const PARAMETER = 'status';
const VALUE = '["PENDING"]';

const element = (name: string) => `[data-test-id="${name}"]`;

export async function lookAtPicker(
	session: EditorSession,
	{ stage, n8n }: Setup,
	credential: Credential,
): Promise<void> {
	await removeWorkflows(stage, n8n, NAME);
	const made = await n8n.api<Workflow>('POST', '/workflows', workflowFor(stage.packageName, credential));
	try {
		await choose(session, made);
	} finally {
		await removeWorkflows(stage, n8n, NAME);
	}
}

async function choose({ page, urlOf, picture }: EditorSession, made: Workflow): Promise<void> {
	await page.goto(urlOf(made));
	await page
		.locator(`${element('canvas-node')}[data-node-name="${NODE}"]`)
		.first()
		.dblclick();
	const picker = page.locator(`${element('resource-locator-apiOperation')} ${element('rlc-input')}`).first();
	await picker.click();
	await page.locator(element('rlc-item')).first().waitFor();
	await picture('twelve-port-picker');
	await page.keyboard.type(SEARCH);
	const found = page.locator(`${element('rlc-item')}:has-text("${OPERATION}")`).first();
	await found.waitFor();
	await picture('twelve-port-picker-search');
	await found.click();
	await page.locator(element('add-fields-select')).first().click();
	await picture('twelve-port-picker-parameters');
	await page.locator(`[role="menuitem"]:has-text("${PARAMETER}")`).first().click();
	await page
		.locator(`${element('mapping-fields-container')} .cm-content`)
		.first()
		.click();
	await page.keyboard.type(VALUE);
	await picture('twelve-port-picker-chosen');
	await page.locator(element('node-execute-button')).first().click();
	await page
		.locator(`${element('ndv-data-container')} :text("requestedAt")`)
		.first()
		.waitFor();
	await picture('twelve-port-picker-result');
}

function workflowFor(packageName: string, { type, id, name }: Credential) {
	const common = { typeVersion: 1, parameters: {} };
	const credentials = { [type]: { id, name } };
	const parameters = { resource: 'apiOperation', operation: 'run' };
	const start = 'Try it now';
	return {
		name: NAME,
		nodes: [
			{ ...common, id: 'start', name: start, type: 'n8n-nodes-base.manualTrigger', position: [0, 0] },
			{
				...common,
				id: 'picker',
				name: NODE,
				type: `${packageName}.twelvePort`,
				position: [220, 0],
				parameters,
				credentials,
			},
		],
		connections: { [start]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
