import { baseUrl, tenantOrigin } from '../../../core/http/base-url';
import { InputError } from '../../../core/errors/input-error';

test.each([
	['https://api.example/', 'https://api.example/'],
	['  api.example/base//  ', 'https://api.example/base'],
	['https://api.example:8443/a/b/?x=1#y', 'https://api.example:8443/a/b'],
	['HTTPS://API.Example', 'https://api.example/'],
	['http://localhost:1234', 'http://localhost:1234/'],
	['http://127.8.9.10', 'http://127.8.9.10/'],
	['http://[::1]:99', 'http://[::1]:99/'],
])('%p means %p', (typed, href) => {
	expect(baseUrl(typed).href).toBe(href);
});

test.each([
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
])('%p is refused: %s', (typed, reason) => {
	expect(() => baseUrl(typed)).toThrow(reason);
	expect(() => baseUrl(typed)).toThrow(InputError);
});

test('the field is named as the user sees it', () => {
	expect(() => baseUrl('', 'Tenant URL')).toThrow('the field Tenant URL of the credential is empty');
});

test.each([
	['acme', 'https://acme.product.example'],
	[' Acme-2 ', 'https://acme-2.product.example'],
	['acme.product.example', 'https://acme.product.example'],
	['https://acme.product.example/settings?x=1#y', 'https://acme.product.example'],
	['https://acme.elsewhere.example:8443', 'https://acme.elsewhere.example:8443'],
	['localhost', 'https://localhost'],
	['http://localhost:8080', 'http://localhost:8080'],
])('the tenant %p has the origin %s', (typed, origin) => {
	expect(tenantOrigin(typed, 'product.example')).toBe(origin);
});

test('a tenant that is no address is refused by the name of its field', () => {
	expect(() => tenantOrigin('', 'product.example', 'Tenant URL')).toThrow(
		'the field Tenant URL of the credential is empty',
	);
	expect(() => tenantOrigin('acme corp', 'product.example')).toThrow(
		'the field URL of the credential is not an address',
	);
});
