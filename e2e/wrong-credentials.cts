/**
 * Tests credentials that are wrong, in the real n8n and by the call that its credential form makes: each one new, and
 * again after the same credential has been right. None may pass, and each must be told in words that fit it.
 * What the form itself shows is checked in `credential-dialog.cts`.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from './free-port.cts';
import type { N8n } from './n8n-api.cts';
import type { CredentialData } from './workflows.cts';

interface Verdict {
	status: string;
	message: string;
}

/** A credential that is wrong in one way. */
interface Wrong {
	what: string;
	change: CredentialData['data'];
	/** Must be in the message. */
	says: RegExp;
}

/** Fields with the address of the product, and fields of which a wrong value must be noticed. */
const ADDRESS = /^(url|tenantUrl|apiUrl)$/;
const SECRET = /^(apiSecret|apiToken|clientSecret|secretKey|apiClientSecret|oauthClientSecret)$/;

/** How every product's refusal of a secret is told. */
export const REFUSED = /refused the (login|check of the (key|token)) \(HTTP 40[013].*\)\. \S.{15,}\.$/;

/** The fields of a credential that prove who asks. */
export function secretsOf(data: CredentialData['data']): string[] {
	return Object.keys(data).filter((name) => SECRET.test(name));
}

/** @throws Error with every wrong credential that passed, or was not told in words that fit it */
export async function checkWrongCredentials(n8n: N8n, { type, data }: CredentialData): Promise<void> {
	const page = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end('<!doctype html><title>Welcome</title>');
	}).listen(0, '127.0.0.1');
	await once(page, 'listening');
	try {
		const site = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
		const problems: string[] = [];
		for (const { what, change, says } of await wrongs(data, site)) {
			for (const when of ['first', 'again']) {
				const { status, message } = await verdictOn(n8n, type, data, change, when === 'again');
				if (status === 'OK' || !says.test(message)) problems.push(`${type}, ${what}, ${when}: ${status}, ${message}`);
			}
		}
		if (problems.length > 0) throw new Error(`Wrong credentials were not told in words:\n${problems.join('\n')}`);
	} finally {
		page.closeAllConnections();
		page.close();
	}
}

async function wrongs(data: CredentialData['data'], site: string): Promise<Wrong[]> {
	const names = Object.keys(data);
	const address = String(data[names.find((name) => ADDRESS.test(name))!]);
	const movedTo = (origin: string) => {
		const fields = names.filter((name) => ADDRESS.test(name));
		return Object.fromEntries(
			fields.map((name) => [name, String(data[name]).replace(new URL(address).origin, origin)]),
		);
	};
	const { host, protocol } = new URL(address);
	const isPlain = protocol === 'http:';
	const closed = `http://127.0.0.1:${await freePort()}`;
	const unknown = /this host name is not known\. Check the URL|the host name could not be looked up now/;
	const scheme = isPlain ? /does not speak HTTPS.* Check the scheme/ : /could not be reached|Check/;
	return [
		...secretsOf(data).map((name) => ({ what: `wrong ${name}`, change: { [name]: 'mistyped' }, says: REFUSED })),
		{ what: 'wrong site', change: movedTo(site), says: /a web page, not JSON/ },
		{ what: 'unknown host', change: movedTo('https://no-such-host.invalid'), says: unknown },
		{ what: 'closed port', change: movedTo(closed), says: /nothing answers at this address/ },
		{ what: 'wrong scheme', change: movedTo(`${isPlain ? 'https' : 'http'}://${host}`), says: scheme },
		...(data.caCertificate
			? [{ what: 'private CA', change: { caCertificate: '' }, says: /not signed by an authority.* CA Certificate/ }]
			: []),
	];
}

/** Saves and tests as the form does; with `wasRight` the same credential has passed before. */
async function verdictOn(n8n: N8n, type: string, data: object, change: object, wasRight: boolean): Promise<Verdict> {
	const name = `Wrong ${type}`;
	const made = { name, type, data: wasRight ? data : { ...data, ...change } };
	const { id } = await n8n.api<{ id: string }>('POST', '/credentials', made);
	const test = async () => await n8n.api<Verdict>('POST', `/credentials/${id}/test`, {});
	try {
		const first = await test();
		if (!wasRight) return first;
		if (first.status !== 'OK') throw new Error(`${name} is right, but its test says: ${first.message}`);
		// The form sends back what it was not shown: the fields of the token stay.
		const { data: stored } = await n8n.editor<{ data: object }>('GET', `/credentials/${id}?includeData=true`);
		await n8n.editor('PATCH', `/credentials/${id}`, { name, type, data: { ...stored, ...change } });
		return await test();
	} finally {
		await n8n.api('DELETE', `/credentials/${id}`);
	}
}
