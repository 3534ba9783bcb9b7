import { leadsTo } from '../../../core/http/keyed-address';
import type { Destination } from '../../../core/http/origin';
import { expectRows } from '../../harness/rows';

const PUSH = 'https://collector.example/api/push';

test('only a request to exactly the address leads there, however the address is given', async () => {
	await expectRows<Destination>(
		[
			[{ url: PUSH }, true],
			[{ uri: `${PUSH}?a=1#b` }, true],
			[{ url: PUSH, uri: PUSH }, true],
			[{ url: 'https://COLLECTOR.example:443/x/../api/push' }, true],
			[{}, false],
			[{ url: '' }, false],
			[{ url: '/api/push' }, false],
			[{ url: `${PUSH}/` }, false],
			[{ url: `${PUSH}/more` }, false],
			[{ url: 'https://collector.example/' }, false],
			[{ url: 'http://collector.example/api/push' }, false],
			[{ url: 'https://collector.example:8443/api/push' }, false],
			[{ url: 'https://collector.example.evil.example/api/push' }, false],
			[{ url: 'https://me@collector.example/api/push' }, false],
			[{ url: 'https://:word@collector.example/api/push' }, false],
			[{ url: PUSH, uri: 'https://tenant.example/' }, false],
			[{ baseURL: 'https://collector.example', url: PUSH }, false],
			[{ baseURL: 'https://collector.example', url: '/api/push' }, false],
		],
		(request) => leadsTo(request, new URL(PUSH)),
	);
});
