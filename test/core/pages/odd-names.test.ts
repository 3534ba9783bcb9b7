import { PageRequest } from '../../../core/pages/automatic/page-request';
import { withQuery, type Query } from '../../../core/http/query';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

test('a query parameter may have any name, also one that every object has', () => {
	const search = NAMES.flatMap((name) => [`${name}=1`, `${name}=2`]).join('&');
	const request = new PageRequest({ path: `/things?${search}&page=1` });
	const page = request.with(request.find('number')!, 2);
	const url = withQuery(new URL('https://acme.test/things'), page.query as Query);
	expect([...url.searchParams]).toEqual([
		...NAMES.flatMap((name) => [
			[name, '1'],
			[name, '2'],
		]),
		['page', '2'],
	]);
});
