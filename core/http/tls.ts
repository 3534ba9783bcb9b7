import { X509Certificate } from 'crypto';
import { InputError } from '../errors/input-error';
import type { Fields } from './vendor';

/** Which servers are trusted, in the words of the options of Node's agent. */
export interface Trust {
	/** Only these authorities (PEM), instead of the public ones. */
	ca?: string[];
	/** Anybody, as the user of a self-hosted product has chosen. */
	rejectUnauthorized?: false;
}

const BLOCK = /-----BEGIN ([A-Z ]+)-----[A-Za-z0-9+/=\s]+-----END \1-----/g;

/**
 * Reads whom a credential trusts, from its fields `caCertificate` and, on self-hosted products, `ignoreSslIssues`. As
 * options of the agent, since n8n's helpers, the legacy one included, have no other word for it in common.
 * @returns `undefined` for the public authorities
 * @throws InputError
 */
export function trustOf({ caCertificate, ignoreSslIssues }: Fields): Trust | undefined {
	const ca = caCertificates(caCertificate);
	// Exactly on: what an expression makes of "off" must not open the door.
	if (ignoreSslIssues === true) return { ...(ca ? { ca } : {}), rejectUnauthorized: false };
	return ca && { ca };
}

/**
 * Reads the CA Certificate field: one or several PEM certificates, with any line ends, also on
 * one line with `\n` written out, as secret stores hand them over.
 * @returns the certificates to trust instead of the public ones, or `undefined` for an empty field
 * @throws InputError when there is text in it that is not a certificate
 */
export function caCertificates(field: unknown): string[] | undefined {
	const text = typeof field === 'string' ? field.replace(/\\r/g, '').replace(/\\n/g, '\n').trim() : '';
	if (!text) return undefined;
	const blocks = (text.match(BLOCK) ?? []).map(rewrapped);
	if (blocks.length === 0 || blocks.some((block) => !isCertificate(block))) throw unusable(text);
	return blocks;
}

/** PEM as it should be: copied through a one-line field, its line ends have become spaces or are gone. */
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

function unusable(text: string): InputError {
	const isKey = text.includes('PRIVATE KEY');
	return new InputError(
		isKey ? 'the field CA Certificate holds a private key' : 'the field CA Certificate holds no readable certificate',
		isKey
			? 'Remove it, and have the key replaced: it belongs on the server alone. Paste the certificate of the authority.'
			: 'Paste the whole text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
	);
}
