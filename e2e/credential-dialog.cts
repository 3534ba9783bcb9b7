/** Mistypes a secret in the form of a credential, as a person does, and reads what the form shows. */
import type { Page } from './browser.cts';
import type { N8n } from './n8n-api.cts';
import { REFUSED, secretsOf } from './wrong-credentials.cts';
import type { CredentialData } from './workflows.cts';

const DIALOG = '[data-test-id="editCredential-modal"]';
const SUCCESS = `${DIALOG} [data-test-id="credentials-config-container-test-success"]`;
/** The form shows the reason of a failure only after a click on this. */
const MORE = `${DIALOG} :text-is("More details")`;
/** Where the reason appears. It has no attribute for tests, and a part of its class name changes with each version. */
const REASON = `${DIALOG} [class*="_details_"][class*="_message_"]`;

/** A test against a simulator takes about a second, and several times that on a busy machine. */
const VERDICT_MS = 30_000;

/**
 * Each secret of the credential is wrong once and then right again, in a credential of its own.
 * @throws Error with a wrong secret that passed, or was not told in words that fit it
 */
export async function checkWrongSecrets(page: Page, n8n: N8n, { type, data }: CredentialData): Promise<void> {
	const { id } = await n8n.api<{ id: string }>('POST', '/credentials', { name: `Mistyped ${type}`, type, data });
	try {
		await page.goto(`${n8n.url}/home/credentials/${id}`);
		// The form tests a saved credential when it opens.
		await page.locator(SUCCESS).waitFor();
		for (const secret of secretsOf(data)) {
			await save(page, secret, 'mistyped');
			const shown = await shownReason(page, `${type} with a wrong ${secret}`);
			if (!REFUSED.test(shown)) throw new Error(`The form of ${type} with a wrong ${secret} shows: ${shown}`);
			await save(page, secret, String(data[secret]));
			await page.locator(SUCCESS).waitFor();
		}
	} finally {
		await n8n.api('DELETE', `/credentials/${id}`);
	}
}

async function save(page: Page, field: string, value: string): Promise<void> {
	await page.locator(`${DIALOG} [data-test-id="parameter-input-${field}"] input`).first().fill(value);
	await page.locator('[data-test-id="credential-save-button"]').click();
}

async function shownReason(page: Page, what: string): Promise<string> {
	const more = page.locator(MORE).first();
	await more.waitFor({ timeout: VERDICT_MS }).catch(async (cause: unknown) => {
		const shown = (await page.locator(SUCCESS).isVisible()) ? 'is green' : 'shows no error';
		throw new Error(`The form of ${what} ${shown}`, { cause });
	});
	await more.click();
	return (await page.locator(REASON).first().innerText()).trim();
}
