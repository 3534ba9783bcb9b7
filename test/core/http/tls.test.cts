import { caCertificates, trustOf } from '../../../core/http/tls';
import { InputError } from '../../../core/errors/input-error';
import { identity } from '../../harness/certificates.cts';
import { expectRows } from '../../harness/rows';
import { refuses } from '../refuses';

let one: string;
let other: string;
let key: string;

beforeAll(async () => {
	const [first, second] = await Promise.all([identity(), identity()]);
	one = `${first.authority.trim()}\n`;
	other = `${second.authority.trim()}\n`;
	key = first.tls.key;
});

test('an empty field means the public authorities', () => {
	expect([undefined, '', '  \n ', 5].filter((field) => caCertificates(field) !== undefined)).toEqual([]);
});

test('one or several certificates are read, with any text around them', () => {
	const unix = (pem: string) => pem.replace(/\r\n/g, '\n');
	expect(caCertificates(one)).toEqual([unix(one)]);
	expect(caCertificates(`subject=/CN=x\n${one}\n# and\n${other}`)).toEqual([unix(one), unix(other)]);
});

test('line ends of any kind are right: of Windows, \\n as two characters, replaced with spaces, or removed', () => {
	const plain = one.replace(/\r\n/g, '\n');
	const spellings = [
		plain.replace(/\n/g, '\r\n'),
		plain.replace(/\n/g, '\\n'),
		plain.replace(/\n/g, '\\r\\n'),
		plain.replace(/\n/g, ' '),
		plain.replace(/(?<!-)\n(?!-)/g, ''),
	];
	for (const spelling of spellings) expect(caCertificates(spelling)).toEqual([plain]);
});

test('a text that is no certificate, or holds one that cannot be read, is refused', async () => {
	const unreadable = [
		'/etc/ssl/ca.pem',
		one.slice(0, one.length / 2),
		one.replace(/[A-Za-z0-9]{20}\n/, 'AAAAAAAAAAAAAAAAAAAA\n'),
		`${one}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`,
		'-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----',
	];
	await expectRows(
		unreadable.map(
			(field) => [field, 'the field CA Certificate of the credential has no readable certificate'] as const,
		),
		caCertificates,
	);
	expect(unreadable.filter((field) => !refuses(() => caCertificates(field), InputError))).toEqual([]);
});

test('a private key is refused, with the advice to replace it', () => {
	expect(() => caCertificates(key)).toThrow('the field CA Certificate of the credential has a private key in it');
	expect(() => caCertificates(`${one}${key}`)).toThrow('has a private key in it');
});

test('a credential trusts the public authorities, or those in CA Certificate, or all servers if exactly that is switched on', () => {
	const ca = caCertificates(one);
	expect(trustOf({})).toBeUndefined();
	expect(trustOf({ caCertificate: one, ignoreSslIssues: false })).toEqual({ ca });
	expect(trustOf({ ignoreSslIssues: true })).toEqual({ rejectUnauthorized: false });
	expect(trustOf({ caCertificate: one, ignoreSslIssues: true })).toEqual({ ca, rejectUnauthorized: false });
	for (const ignoreSslIssues of ['true', 1, {}]) expect(trustOf({ ignoreSslIssues })).toBeUndefined();
});
