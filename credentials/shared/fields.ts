import type { INodeProperties } from 'n8n-workflow';

/**
 * What most fields have in common: a text that must be given. A field with a secret says `password` itself, because n8n's
 * lint looks for it there.
 */
export const requiredText = { type: 'string', default: '', required: true } as const;

/**
 * CA Certificate, read by `trustOf` (`core/http/tls.ts`).
 * @param description when the user needs it, and which certificate to paste
 */
export function caCertificate(description: string): INodeProperties {
	return {
		displayName: 'CA Certificate',
		name: 'caCertificate',
		type: 'string',
		typeOptions: { password: true, rows: 4 },
		default: '',
		placeholder: '-----BEGIN CERTIFICATE-----',
		description,
	};
}

/** For cloud products, which have a public certificate. */
export const caCertificateOfProxy = caCertificate(
	'Only needed behind a proxy that inspects TLS: the certificate (PEM) of its certificate authority, or several certificates. Leave empty otherwise.',
);

/** For self-hosted products. Read by `trustOf` as well. */
export const ignoreSslIssues: INodeProperties = {
	displayName: 'Ignore SSL Issues (Insecure)',
	name: 'ignoreSslIssues',
	type: 'boolean',
	default: false,
	description:
		'Whether to connect even if the certificate of the server cannot be verified. Anyone on the network path can then read the secrets of this credential. If possible, enter a CA Certificate instead.',
};
