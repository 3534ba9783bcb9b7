import { randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

/** A server's key and certificate, and the authority that signed it. */
export interface Identity {
	tls: { key: string; cert: string };
	/** PEM of the authority: what a user would paste into CA Certificate. */
	authority: string;
}

/** What is wrong with a certificate, if anything. */
export interface CertificateFlaws {
	/** Host it is for. Default 127.0.0.1, where the simulators are. */
	host?: string;
	/** Days from now until it ends; negative for an expired one. */
	daysLeft?: number;
}

const DAY_MS = 86_400_000;

/** Makes an authority of its own and a server certificate signed by it. */
export async function identity({ host = '127.0.0.1', daysLeft = 30 }: CertificateFlaws = {}): Promise<Identity> {
	const now = Date.now();
	const root = await generate([{ name: 'commonName', value: `Harness authority ${randomUUID()}` }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		],
	});
	const isAddress = /^[\d.]+$/.test(host);
	const leaf = await generate([{ name: 'commonName', value: host }], {
		keyType: 'ec',
		algorithm: 'sha256',
		ca: { key: root.private, cert: root.cert },
		notBeforeDate: new Date(now - 60 * DAY_MS),
		notAfterDate: new Date(now + daysLeft * DAY_MS),
		extensions: [
			{ name: 'basicConstraints', cA: false },
			{ name: 'subjectAltName', altNames: [isAddress ? { type: 7, ip: host } : { type: 2, value: host }] },
		],
	});
	return { tls: { key: leaf.private, cert: leaf.cert }, authority: root.cert };
}
