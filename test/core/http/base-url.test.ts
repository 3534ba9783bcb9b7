import { baseUrl, tenantOrigin } from '../../../core/http/base-url';
import { InputError } from '../../../core/errors/input-error';
import { expectRows } from '../../harness/rows';
import { refuses } from '../refuses';

test('an address is read as a person writes it', async () => {
	await expectRows(
		[
			['https://api.example/', 'https://api.example/'],
			['  api.example/base//  ', 'https://api.example/base'],
			['https://api.example:8443/a/b/?x=1#y', 'https://api.example:8443/a/b'],
			['HTTPS://API.Example', 'https://api.example/'],
			['http://localhost:1234', 'http://localhost:1234/'],
			['http://127.8.9.10', 'http://127.8.9.10/'],
			['http://[::1]:99', 'http://[::1]:99/'],
		],
		(typed) => baseUrl(typed).href,
	);
});

test('an address that would send the secret without protection, or is none, is refused', async () => {
	const wrong = [
		['', 'the field URL of the credential is empty'],
		[undefined, 'the field URL of the credential is empty'],
		['api example', 'is not an address'],
		['https://', 'is not an address'],
		['https://user@api.example', 'holds a user name or password'],
		['https://:word@api.example', 'holds a user name or password'],
		['http://api.example', 'must begin with https://'],
		['http://localhost.evil.example', 'must begin with https://'],
		['ftp://api.example', 'must begin with https://'],
		['file:///etc/passwd', 'must begin with https://'],
	] as const;
	await expectRows(
		wrong.map(([typed, reason]) => [typed, expect.stringContaining(reason)] as const),
		(typed) => baseUrl(typed),
	);
	expect(wrong.filter(([typed]) => !refuses(() => baseUrl(typed), InputError))).toEqual([]);
});

test('the field is named as the user sees it', () => {
	expect(() => baseUrl('', 'Tenant URL')).toThrow('the field Tenant URL of the credential is empty');
});

test('a tenant is given by its address, any page in it, or its subdomain', async () => {
	await expectRows(
		[
			['acme', 'https://acme.product.example'],
			[' Acme-2 ', 'https://acme-2.product.example'],
			['acme.product.example', 'https://acme.product.example'],
			['https://acme.product.example/settings?x=1#y', 'https://acme.product.example'],
			['https://acme.elsewhere.example:8443', 'https://acme.elsewhere.example:8443'],
			['localhost', 'https://localhost'],
			['http://localhost:8080', 'http://localhost:8080'],
		],
		(typed) => tenantOrigin(typed, 'product.example'),
	);
});

test('a tenant that is no address is refused by the name of its field', () => {
	expect(() => tenantOrigin('', 'product.example', 'Tenant URL')).toThrow(
		'the field Tenant URL of the credential is empty',
	);
	expect(() => tenantOrigin('acme corp', 'product.example')).toThrow(
		'the field URL of the credential is not an address',
	);
});
