import { CancelledError } from '../errors/cancelled-error';
import { SecOpsError } from '../errors/secops-error';
import { TransportError, type Breakdown } from '../errors/transport-error';

const CA_ADVICE =
	'If the product uses a certificate of your own certificate authority, paste the certificate of that authority into CA Certificate in the credential.';

/** What went wrong below HTTP, by the code that Node, OpenSSL or n8n's client reports. */
const CAUSES: Record<string, Breakdown> = {
	ECONNREFUSED: { message: 'nothing answers at this address', transient: true, undelivered: true },
	ENOTFOUND: {
		message: 'this host name is not known',
		description: 'Check the URL or subdomain in the credential.',
		transient: false,
		undelivered: true,
	},
	EAI_AGAIN: { message: 'the host name could not be looked up now', transient: true, undelivered: true },
	EHOSTUNREACH: { message: 'there is no route to this host', transient: true, undelivered: true },
	ENETUNREACH: { message: 'there is no route to this host', transient: true, undelivered: true },
	ECONNRESET: { message: 'the connection was interrupted', transient: true },
	EPIPE: { message: 'the connection was interrupted', transient: true },
	ECONNABORTED: { message: 'no answer arrived within the timeout', transient: true },
	ETIMEDOUT: { message: 'no answer arrived within the timeout', transient: true },
	Z_BUF_ERROR: { message: 'the answer is incomplete', transient: true },
	Z_DATA_ERROR: { message: 'the compressed answer is damaged', transient: true },
	ERR_STREAM_PREMATURE_CLOSE: { message: 'the answer is incomplete', transient: true },
	HPE_HEADER_OVERFLOW: { message: 'the headers of the answer are too large', transient: false },
	CERT_HAS_EXPIRED: {
		message: 'the certificate of this host has expired',
		description: 'Ask its administrator to renew it.',
		transient: false,
		undelivered: true,
	},
	ERR_TLS_CERT_ALTNAME_INVALID: {
		message: 'the certificate is for another host name',
		description: 'Check the URL in the credential; use the name in the certificate.',
		transient: false,
		undelivered: true,
	},
};

/** OpenSSL has many codes for an answer that is not TLS, and some for a handshake that fails. */
const NOT_TLS = /^(EPROTO|ERR_SSL_)/;
/** Node's parser has many codes for an answer that is not HTTP. */
const NOT_HTTP = /^HPE_/;
/** OpenSSL has many codes for "not signed by a trusted authority". */
const UNTRUSTED = /UNABLE_TO_(VERIFY|GET)|SELF_SIGNED|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/;

/**
 * Converts any error of n8n's request helper into one of our errors.
 * Uses codes only: texts and objects of the client hold headers, and with them the token.
 */
export function breakdown(thrown: unknown): SecOpsError {
	for (const error of causes(thrown)) {
		if (error instanceof SecOpsError) return error;
		const code = codeOf(error);
		if (code === 'ERR_CANCELED') return new CancelledError();
		if (code && CAUSES[code]) return new TransportError(CAUSES[code]);
		if (code && NOT_HTTP.test(code)) return new TransportError({ message: 'the answer is not HTTP', transient: false });
		if (code && NOT_TLS.test(code)) {
			return new TransportError({
				message: 'this port does not speak HTTPS, or no version of it that n8n speaks',
				description: 'Check the scheme and the port of the URL in the credential.',
				transient: false,
			});
		}
		if (code && UNTRUSTED.test(code)) {
			return new TransportError({
				message: 'the certificate of this host is not signed by an authority that n8n trusts',
				description: CA_ADVICE,
				transient: false,
				undelivered: true,
			});
		}
	}
	return unknownBreakdown(thrown);
}

function unknownBreakdown(thrown: unknown): TransportError {
	const text = causes(thrown)
		.map((error) => error.message)
		.join(' ');
	if (/restricted IP|SSRF/i.test(text)) {
		return new TransportError({
			message: 'this n8n server does not allow requests to this address',
			description: 'Its administrator can allow the range with N8N_SSRF_ALLOWED_IP_RANGES.',
			transient: false,
			undelivered: true,
		});
	}
	if (/domain/i.test(text) && /allowed/i.test(text)) {
		return new TransportError({
			message: 'the credential does not allow requests to this host',
			description: 'See Allowed HTTP Request Domains in the credential.',
			transient: false,
			undelivered: true,
		});
	}
	if (/aborted|premature|closed/i.test(text)) return new TransportError(CAUSES.ECONNRESET);
	return new TransportError({ message: 'the request could not be completed', transient: true });
}

/** The error and what caused it, outermost first; bounded, since causes may form a circle. */
function causes(thrown: unknown): Error[] {
	const chain: Error[] = [];
	let error = thrown;
	while (error instanceof Error && chain.length < 8 && !chain.includes(error)) {
		chain.push(error);
		error = error.cause;
	}
	return chain;
}

/** Axios keeps the code of Node and OpenSSL. */
function codeOf(error: Error): string | undefined {
	const { code } = error as { code?: unknown };
	return typeof code === 'string' ? code : undefined;
}
