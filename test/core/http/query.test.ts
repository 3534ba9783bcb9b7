import { withQuery } from '../../../core/http/query';

const url = new URL('https://api.example/alarms');

test('a list repeats its name, and undefined values are left out', () => {
	const query = { size: 20, status: ['open', 'closed'], all: true, none: undefined };
	expect(withQuery(url, query).search).toBe('?size=20&status=open&status=closed&all=true');
});

test('spaces are %20, and a plus sign stays one', () => {
	expect(withQuery(url, { q: 'a b+c&d=é' }).search).toBe('?q=a%20b%2Bc%26d%3D%C3%A9');
});

test('a parameter replaces the one of the same name in the address, and the address is not changed', () => {
	const linked = new URL('https://api.example/alarms?page=1&size=20');
	expect(withQuery(linked, { page: 2 }).href).toBe('https://api.example/alarms?size=20&page=2');
	expect(linked.search).toBe('?page=1&size=20');
	expect(withQuery(linked).href).toBe(linked.href);
});
