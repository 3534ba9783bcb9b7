/**
 * Looks at n8n's editor as a user does: our nodes in the panel, the example workflow on the canvas, a node's
 * parameters and its test, the credential and its test. Pictures go to `.demo/screenshots`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium, withPage, type Page } from './browser.cts';
import { OWNER } from './n8n-api.cts';
import type { Stage } from './stage.cts';
import type { WorkflowNode } from './workflows.cts';

const VENDOR = 'USM Anywhere';

/** n8n's editor marks its parts for its own tests. */
const part = (name: string) => `[data-test-id="${name}"]`;
const canvasNode = (name: string) => `${part('canvas-node')}[data-node-name="${name}"]`;

/** Panels slide in; a picture is taken when they have arrived. */
const SLIDE_MS = 800;

interface Look {
	page: Page;
	urlOf(workflow: ExampleWorkflow): string;
	picture(name: string): Promise<void>;
}

export interface EditorSubject {
	url: string;
	tickets: ExampleWorkflow;
	nightly: ExampleWorkflow;
}

interface ExampleWorkflow {
	id: string;
	nodes: WorkflowNode[];
}

export async function checkEditor(stage: Stage, { url, tickets, nightly }: EditorSubject): Promise<void> {
	const chromium = findChromium();
	if (!chromium) return stage.steps.say('- Editor not looked at: there is no Chromium (apt-get install -y chromium)');
	const folder = path.join(stage.demo, 'screenshots');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await withPage(stage, chromium, async (page) => {
		const look: Look = {
			page,
			urlOf: ({ id }) => `${url}/workflow/${id}`,
			picture: async (name) => {
				await page.waitForTimeout(SLIDE_MS);
				await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 85 });
			},
		};
		const see = async (what: string, work: () => Promise<void>) => {
			await stage.steps.step(`Editor: ${what}`, async () => await orPicture(look, work));
		};
		await see('signed in', async () => await signIn(page, url));
		await see('both example workflows are on the canvas', async () => {
			await seeCanvas(look, nightly, 'nightly-alarm-export');
			await seeCanvas(look, tickets, 'alarm-to-ticket');
		});
		await see('the panel lists our actions and triggers', async () => await seePanel(look));
		await see('the trigger shows its parameters and samples', async () => await seeTrigger(look, tickets));
		await see('the credential test succeeds', async () => await seeCredential(look));
	});
}

async function orPicture({ picture }: Look, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		await picture('failed');
		throw error;
	}
}

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[type=email]').fill(OWNER.email);
	await page.locator('input[type=password]').fill(OWNER.password);
	await page.locator(part('form-submit-button')).click();
	await page.locator(part('main-sidebar-settings')).first().waitFor();
}

async function seeCanvas({ page, urlOf, picture }: Look, workflow: ExampleWorkflow, name: string): Promise<void> {
	await page.goto(urlOf(workflow));
	const steps = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	for (const step of steps) await page.locator(canvasNode(step.name)).first().waitFor();
	const unknown = await page.locator(`${part('canvas-node')}:has-text("Install this node")`).count();
	if (unknown > 0) throw new Error(`n8n does not know ${unknown} nodes of the example "${name}"`);
	await closeChecklist(page);
	await picture(name);
}

/** n8n's advice for a newly published workflow covers a part of it. */
async function closeChecklist(page: Page): Promise<void> {
	const close = page.locator(part('suggested-actions-close'));
	if (await close.isVisible()) await close.click();
}

async function seePanel({ page, picture }: Look): Promise<void> {
	await page.locator(part('node-creator-plus-button')).click();
	await page.locator(part('node-creator-search-bar')).waitFor();
	await page.keyboard.type(VENDOR);
	const found = page.locator(`${part('node-creator')} ${part('item-iterator-item')}:has-text("${VENDOR}")`).first();
	await found.waitFor();
	await picture('nodes-panel');
	await found.click();
	await page
		.locator(`${part('node-creator')} :text("Actions (")`)
		.first()
		.waitFor();
	const text = await page.locator(part('node-creator')).innerText();
	for (const kind of ['Actions', 'Triggers']) {
		if (!new RegExp(`${kind} \\([1-9]`).test(text))
			throw new Error(`The panel lists no ${kind.toLowerCase()} of ${VENDOR}`);
	}
	await picture('nodes-panel-actions');
}

async function seeTrigger({ page, urlOf, picture }: Look, workflow: ExampleWorkflow): Promise<void> {
	await page.goto(urlOf(workflow));
	await page.locator(canvasNode('New alarm')).first().dblclick();
	await page.locator(part('parameter-input-event')).waitFor();
	await page.locator(part('trigger-execute-button')).click();
	await page
		.locator(`${part('ndv-data-container')} :text("dedupeKey")`)
		.first()
		.waitFor();
	await picture('trigger');
}

async function seeCredential({ page, picture }: Look): Promise<void> {
	await page.locator(part('credential-edit-button')).first().click();
	const success = page.locator(part('credentials-config-container-test-success'));
	await success.waitFor();
	await page.locator('button:has-text("Retry")').first().click();
	await success.waitFor();
	await picture('credential');
}
