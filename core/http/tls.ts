import { X509Certificate } from 'crypto';
import type { InputError } from '../errors/input-error';
import type { Fields } from './api';
import { text, unusable } from './credential-fields';

/** Which servers are trusted, as options of Node's agent. */
export interface Trust {
	/** Only these certificate authorities (PEM), instead of the public ones. */
	ca?: string[];
	/** Any server, if the user of a self-hosted product has chosen so. */
	rejectUnauthorized?: false;
}

/** Options of Node's agent. */
interface AgentOptions {
	ca?: string[];
	rejectUnauthorized: boolean;
	checkServerIdentity?(host: string, certificate: { raw: Buffer }): Error | undefined;
}

/** A host as the URL parser writes it, if it is an IP address. */
const ADDRESS = /^(?:\[(.+)\]|(\d+(?:\.\d+){3}))$/;

/** The options of the agent, complete: whatever else a request asks for, the credential decides which servers are trusted. */
export function agentOptionsOf({ hostname }: URL, trust?: Trust): AgentOptions {
	const [, v6, v4] = ADDRESS.exec(hostname) ?? [];
	const address = v6 ?? v4;
	return { rejectUnauthorized: true, ...trust, ...(address ? { checkServerIdentity: identityOf(address) } : {}) };
}

/** Behind a proxy, n8n's client does not tell Node the address, and the certificate would have to be that of `localhost`. */
function identityOf(address: string): AgentOptions['checkServerIdentity'] {
	return (_host, { raw }) =>
		new X509Certificate(raw).checkIP(address) === undefined
			? Object.assign(new Error(`the certificate is not for ${address}`), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
			: undefined;
}

const LABEL = 'CA Certificate';
const BLOCK = /-----BEGIN ([A-Z ]+)-----[A-Za-z0-9+/=\s]+-----END \1-----/g;

/**
 * Reads which servers a credential trusts, from its fields `caCertificate` and, for self-hosted products,
 * `ignoreSslIssues`. As options of the agent, because these work in all of n8n's request helpers.
 * @returns `undefined` for the public authorities
 * @throws InputError
 */
export function trustOf({ caCertificate, ignoreSslIssues }: Fields): Trust | undefined {
	const ca = caCertificates(caCertificate);
	// Only `true`: an expression may return the text "false", and that must not switch the check off.
	if (ignoreSslIssues === true) return { ...(ca ? { ca } : {}), rejectUnauthorized: false };
	return ca && { ca };
}

/**
 * Reads the field CA Certificate: one or several PEM certificates, with any line ends, also on one line with `\n` as two
 * characters, as secret stores return them.
 * @returns the certificates to trust instead of the public ones, or `undefined` for an empty field
 * @throws InputError when the field has text that is not a certificate
 * @internal
 */
export function caCertificates(field: unknown): string[] | undefined {
	const given = text(field).replace(/\\r/g, '').replace(/\\n/g, '\n').trim();
	if (!given) return undefined;
	const blocks = (given.match(BLOCK) ?? []).map(rewrapped);
	if (blocks.length === 0 || blocks.some((block) => !isCertificate(block))) throw noCertificate(given);
	return blocks;
}

/** PEM with its line ends: a field of one line replaces them with spaces or removes them. */
function rewrapped(block: string): string {
	const [, begin, body, end] = /^(-----BEGIN [A-Z ]+-----)([\s\S]*)(-----END [A-Z ]+-----)$/.exec(block)!;
	const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
	return [begin, ...lines, end, ''].join('\n');
}

function isCertificate(pem: string): boolean {
	try {
		return new X509Certificate(pem).subject !== undefined;
	} catch {
		return false;
	}
}

function noCertificate(given: string): InputError {
	if (given.includes('PRIVATE KEY')) {
		return unusable(
			LABEL,
			'has a private key in it',
			'Remove it, and have the key replaced: a private key must stay on its server. Paste the certificate of the certificate authority.',
		);
	}
	return unusable(
		LABEL,
		'has no readable certificate',
		'Paste the complete text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
	);
}
