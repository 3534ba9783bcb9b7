/** Headless Chromium. Without it, the parts that need it are skipped with a message. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Stage } from './stage.cts';

/** The parts of Playwright that are used here: it is installed with n8n, where the type checker cannot find it. */
export interface Page {
	goto(url: string): Promise<unknown>;
	locator(selector: string): Locator;
	screenshot(options: { path: string; type: 'jpeg'; quality: number }): Promise<unknown>;
	waitForTimeout(milliseconds: number): Promise<void>;
	/** `networkidle`: icons are loaded, too. */
	waitForLoadState(state: 'networkidle'): Promise<void>;
	keyboard: { type(text: string): Promise<void>; press(key: string): Promise<void> };
}

export interface Locator {
	first(): Locator;
	waitFor(options?: { timeout: number }): Promise<void>;
	click(): Promise<void>;
	dblclick(): Promise<void>;
	fill(text: string): Promise<void>;
	count(): Promise<number>;
	innerText(): Promise<string>;
	isVisible(): Promise<boolean>;
}

interface Browser {
	newPage(options: { viewport: { width: number; height: number } }): Promise<Page & WaitingPage>;
	close(): Promise<void>;
}

interface WaitingPage {
	setDefaultTimeout(milliseconds: number): void;
}

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** No sandbox, because it may run as root, and no requests in the background. */
const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const VIEWPORT = { width: 1600, height: 1000 };

/** n8n's editor needs about 10 s for its first page, and several times that on a busy machine. */
const PATIENCE_MS = 60_000;

export function findChromium(): string | undefined {
	return PATHS.find(existsSync);
}

/** Opens a page in a new browser, which is always closed at the end. */
export async function withPage<Outcome>(
	stage: Stage,
	chromium: string,
	work: (page: Page) => Promise<Outcome>,
): Promise<Outcome> {
	const installed = createRequire(path.join(stage.n8n.folder, 'package.json'));
	const playwright = installed('playwright-core') as {
		chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
	};
	const browser = await playwright.chromium.launch({ executablePath: chromium, args: FLAGS });
	try {
		const page = await browser.newPage({ viewport: VIEWPORT });
		page.setDefaultTimeout(PATIENCE_MS);
		return await work(page);
	} finally {
		await browser.close();
	}
}
