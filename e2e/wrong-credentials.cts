/**
 * Tests credentials that are wrong, in the real n8n and by the call that its credential form makes: each one new, and
 * again after the same credential has been right. None may pass, and each must be told in words.
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

/** Fields with the address of the product, and fields of which a wrong value must be noticed. */
const ADDRESS = /^(url|tenantUrl|apiUrl)$/;
const SECRET = /^(apiSecret|apiToken|clientSecret|secretKey|apiClientSecret|oauthClientSecret)$/;

/** A sentence, and not the name of a status or a code of Node.js. */
const IN_WORDS = /^\S+ .{30,}\.$/;

/** @throws Error with every wrong credential that passed, or was told by a bare code */
export async function checkWrongCredentials(n8n: N8n, { type, data }: CredentialData): Promise<void> {
	const page = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end('<!doctype html><title>Welcome</title>');
	}).listen(0, '127.0.0.1');
	await once(page, 'listening');
	try {
		const site = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
		const problems: string[] = [];
		for (const [what, change] of await wrongs(data, site)) {
			for (const when of ['first', 'again']) {
				const { status, message } = await verdictOn(n8n, type, data, change, when === 'again');
				if (status === 'OK' || !IN_WORDS.test(message))
					problems.push(`${type}, ${what}, ${when}: ${status}, ${message}`);
			}
		}
		if (problems.length > 0) throw new Error(`Wrong credentials were not told in words:\n${problems.join('\n')}`);
	} finally {
		page.closeAllConnections();
		page.close();
	}
}

async function wrongs(data: CredentialData['data'], site: string): Promise<Array<[string, CredentialData['data']]>> {
	const names = Object.keys(data);
	const address = String(data[names.find((name) => ADDRESS.test(name))!]);
	const movedTo = (origin: string) => {
		const fields = names.filter((name) => ADDRESS.test(name));
		return Object.fromEntries(
			fields.map((name) => [name, String(data[name]).replace(new URL(address).origin, origin)]),
		);
	};
	const { host, protocol } = new URL(address);
	const secrets = names.filter((name) => SECRET.test(name));
	return [
		...secrets.map((name): [string, CredentialData['data']] => [`wrong ${name}`, { [name]: 'mistyped' }]),
		['wrong site', movedTo(site)],
		['unknown host', movedTo('https://no-such-host.invalid')],
		['closed port', movedTo(`http://127.0.0.1:${await freePort()}`)],
		['wrong scheme', movedTo(`${protocol === 'http:' ? 'https' : 'http'}://${host}`)],
		...(data.caCertificate ? [['private CA', { caCertificate: '' }] as [string, CredentialData['data']]] : []),
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
