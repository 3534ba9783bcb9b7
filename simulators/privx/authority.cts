import { randomUUID } from 'node:crypto';
import { generate } from 'selfsigned';

/** A server's key and certificate, and the authority that signed it. */
export interface Identity {
	tls: { key: string; cert: string };
	/** PEM of the authority: what a user enters in CA Certificate. */
	authority: string;
}

/** Signing takes time, and all simulators of a process can use the same certificate. */
let shared: Promise<Identity & { stranger: string }> | undefined;

/** An authority as in PrivX, its certificate for loopback, and another authority that signed nothing. */
export async function ownIdentity(): Promise<Identity & { stranger: string }> {
	shared ??= makeIdentity();
	return await shared;
}

async function makeIdentity(): Promise<Identity & { stranger: string }> {
	const [root, stranger] = await Promise.all([makeAuthority(), makeAuthority()]);
	const leaf = await generate([{ name: 'commonName', value: 'privx-simulator' }], {
		keyType: 'ec',
		algorithm: 'sha256',
		ca: { key: root.private, cert: root.cert },
		extensions: [
			{ name: 'basicConstraints', cA: false },
			{
				name: 'subjectAltName',
				altNames: [
					{ type: 7, ip: '127.0.0.1' },
					{ type: 2, value: 'localhost' },
				],
			},
		],
	});
	return { tls: { key: leaf.private, cert: leaf.cert }, authority: root.cert, stranger: stranger.cert };
}

async function makeAuthority() {
	return await generate([{ name: 'commonName', value: `PrivX simulator authority ${randomUUID()}` }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		],
	});
}
