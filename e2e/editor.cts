/**
 * Checks n8n's editor as a user sees it: for each vendor its nodes in the panel, its examples on the canvas, a
 * node's parameters and samples, the credential and its test, right and wrong. Saves screenshots in `.demo/screenshots`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findChromium, withPage, type Page } from './browser.cts';
import { checkWrongSecrets } from './credential-dialog.cts';
import { OWNER } from './n8n-api.cts';
import { ownCredentials, type EditorSubject } from './part.cts';
import type { Stage } from './stage.cts';
import type { Act } from './demo.cts';
import type { Workflow } from './workflows.cts';

/** n8n's editor has these attributes for its own tests. */
const element = (name: string) => `[data-test-id="${name}"]`;
const canvasNode = (name: string) => `${element('canvas-node')}[data-node-name="${name}"]`;

/** Panels slide in; a screenshot is taken after that. */
const SLIDE_MS = 800;

/** A browser that is signed in to n8n. */
export interface EditorSession {
	page: Page;
	urlOf(workflow: Workflow): string;
	picture(name: string): Promise<void>;
}

export async function checkEditor(stage: Stage, url: string, acts: Act[]): Promise<void> {
	const chromium = findChromium();
	if (!chromium)
		return stage.steps.say('- Editor not checked: Chromium is not installed (apt-get install -y chromium)');
	const folder = path.join(stage.demo, 'screenshots');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	await withPage(stage, chromium, async (page) => {
		const session: EditorSession = {
			page,
			urlOf: ({ id }) => `${url}/workflow/${id}`,
			picture: async (name) => {
				await page.waitForTimeout(SLIDE_MS);
				await page.screenshot({ path: path.join(folder, `${name}.jpg`), type: 'jpeg', quality: 85 });
			},
		};
		const check = async (what: string, work: () => Promise<void>) => {
			await stage.steps.step(`Editor: ${what}`, async () => await withPictureOfFailure(session, work));
		};
		await check('signed in', async () => await signIn(page, url));
		for (const act of acts) await checkVendor(session, act, check);
	});
}

async function checkVendor(
	session: EditorSession,
	{ part, running, setup }: Act,
	check: (what: string, work: () => Promise<void>) => Promise<void>,
): Promise<void> {
	const { product, id } = part;
	const { editor } = running;
	await check(`${product}: the examples are on the canvas`, async () => {
		for (const example of running.examples) await checkCanvas(session, setup.workflow(example), example);
	});
	if (!editor) return;
	await check(`${product}: the panel lists actions and triggers`, async () => await checkPanel(session, product, id));
	await check(`${product}: a node shows its parameters, and its samples`, async () => {
		await checkNode(session, setup.workflow(editor.example), editor);
		await session.picture(`${id}-${editor.sampleField ? 'trigger' : 'node'}`);
	});
	await check(`${product}: the credential test succeeds`, async () => await checkCredential(session, id));
	await check(`${product}: a wrong secret is told in words`, async () => {
		for (const data of ownCredentials(running)) await checkWrongSecrets(session.page, setup.n8n, data);
	});
	const { editorExtra } = running;
	if (editorExtra) await check(`${product}: its own features`, async () => await editorExtra(session, setup));
}

async function withPictureOfFailure({ picture }: EditorSession, work: () => Promise<void>): Promise<void> {
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
	await page.locator(element('form-submit-button')).click();
	await page.locator(element('main-sidebar-settings')).first().waitFor();
}

async function checkCanvas(
	{ page, urlOf, picture }: EditorSession,
	workflow: Workflow,
	example: string,
): Promise<void> {
	await page.goto(urlOf(workflow));
	const steps = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	for (const step of steps) await page.locator(canvasNode(step.name)).first().waitFor();
	const unknown = await page.locator(`${element('canvas-node')}:has-text("Install this node")`).count();
	if (unknown > 0) throw new Error(`n8n does not know ${unknown} nodes of ${example}`);
	await closeChecklist(page);
	await page.waitForLoadState('networkidle');
	await picture(path.basename(example, '.json'));
}

/** n8n's checklist for a newly published workflow covers a part of the canvas. It slides in late. */
async function closeChecklist(page: Page): Promise<void> {
	await page.waitForTimeout(SLIDE_MS);
	const close = page.locator(element('suggested-actions-close'));
	if (await close.isVisible()) await close.click();
}

async function checkPanel({ page, picture }: EditorSession, product: string, name: string): Promise<void> {
	await page.locator(element('node-creator-plus-button')).click();
	await page.locator(element('node-creator-search-bar')).waitFor();
	await page.keyboard.type(product);
	const found = page
		.locator(`${element('node-creator')} ${element('item-iterator-item')}:has-text("${product}")`)
		.first();
	await found.waitFor();
	await picture(`${name}-nodes-panel`);
	await found.click();
	await page
		.locator(`${element('node-creator')} :text("Actions (")`)
		.first()
		.waitFor();
	const text = await page.locator(element('node-creator')).innerText();
	for (const kind of ['Actions', 'Triggers']) {
		if (!new RegExp(`${kind} \\([1-9]`).test(text))
			throw new Error(`The panel lists no ${kind.toLowerCase()} of ${product}`);
	}
	await picture(`${name}-nodes-panel-actions`);
}

async function checkNode({ page, urlOf }: EditorSession, workflow: Workflow, subject: EditorSubject): Promise<void> {
	await page.goto(urlOf(workflow));
	await page.locator(canvasNode(subject.node)).first().dblclick();
	await page.locator(element(`parameter-input-${subject.parameter}`)).waitFor();
	if (subject.sampleField === undefined) return;
	await page.locator(element('trigger-execute-button')).click();
	await page
		.locator(`${element('ndv-data-container')} :text("${subject.sampleField}")`)
		.first()
		.waitFor();
}

async function checkCredential({ page, picture }: EditorSession, name: string): Promise<void> {
	await page.locator(element('credential-edit-button')).first().click();
	const success = page.locator(element('credentials-config-container-test-success'));
	await success.waitFor();
	await page.locator('button:has-text("Retry")').first().click();
	await success.waitFor();
	await picture(`${name}-credential`);
}
