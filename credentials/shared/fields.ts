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

/** Whether anything may be changed with this credential, read by `refusalOfChanges` (`core/http/read-only.ts`). */
export const readOnly: INodeProperties = {
	displayName: 'Read Only',
	name: 'readOnly',
	type: 'boolean',
	default: false,
	description:
		'Whether this credential is only for reading. Everything that changes something in the product is then refused before it is sent: in the nodes of this package, in the HTTP Request node, and when an AI agent uses them as tools.',
};

/**
 * How fast this credential may be used, read by `paceOf` (`core/http/pace.ts`). The last of the fields that are shown.
 * They hold for the nodes of this package; n8n's HTTP Request node sends at its own pace.
 */
export const paceProperties: INodeProperties[] = [
	{
		displayName: 'Maximum Requests per Second',
		name: 'maxRequestsPerSecond',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How many requests all nodes with this credential may send in a second, together. 0 means the limit that the product publishes or, where it publishes none, what its answers show. A higher number than the published limit has no effect. Requests of the HTTP Request node are not counted.',
	},
	{
		displayName: 'n8n Processes',
		name: 'n8nProcesses',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 1,
		description:
			'How many n8n processes use this credential at the same time. Each of them uses only its share of the limit. With workers, count the main process, which runs the triggers, and each worker.',
	},
];
