/** Headless Chromium. Where there is none, whatever needs it is left out with a message. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Stage } from './stage.cts';

/** The little of Playwright that is used here: it is installed with n8n, out of reach of the type checker. */
export interface Page {
	goto(url: string): Promise<unknown>;
	locator(selector: string): Locator;
	screenshot(options: { path: string; type: 'jpeg'; quality: number }): Promise<unknown>;
	waitForTimeout(milliseconds: number): Promise<void>;
	/** `networkidle`: icons have come, too. */
	waitForLoadState(state: 'networkidle'): Promise<void>;
	keyboard: { type(text: string): Promise<void>; press(key: string): Promise<void> };
}

export interface Locator {
	first(): Locator;
	waitFor(): Promise<void>;
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

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** It works alone and calls nobody: no sandbox since it may run as root, nothing looked up in the background. */
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
	return PLACES.find(existsSync);
}

/** Opens a page in a browser of its own, which is closed whatever happens. */
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
