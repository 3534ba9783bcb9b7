/** Fetch All Pages of the operation API Request, which every vendor has. */
import { hasNoValue, mustBe } from '../../../core/errors/sentences';
import { itemsOfList } from '../../../core/node/all-pages';
import type { Call } from '../../../core/node/call';
import { Report } from '../../../core/node/report';
import { apiRequest } from '../../../nodes/shared/api-request';
import { parallelRequests, requestsPerSecond, timeout } from '../../../nodes/shared/options';
import { expectRows } from '../../harness/rows';
import { credentialsFor, run, serve, stopServers } from './acme.cts';

const { operations } = apiRequest({
	api: 'the Acme API',
	product: 'Acme',
	pathDescription: 'What comes after the host',
	examples: { path: '/things', queryName: 'status', queryValue: 'open' },
	options: [timeout(), requestsPerSecond(5, 'No limit is published.'), parallelRequests(4)],
});
const ALL = { paginate: true, returnAll: true };

afterEach(stopServers);

async function sent(parameters: object) {
	const server = await serve(({ url }) => {
		const page = Number(new URL(url!, 'http://acme.test').searchParams.get('page') ?? 0);
		return { content: [{ id: page * 2 }, { id: page * 2 + 1 }], number: page, totalPages: 5, totalElements: 10 };
	});
	const ran = await run(operations, { path: '/things', ...parameters }, { credentials: credentialsFor(server.url) });
	return { ...ran, ...server };
}

test('a list is read to its end, one item for each record', async () => {
	const { json, asked, hints } = await sent(ALL);
	expect(json.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, id) => id));
	expect(asked).toHaveLength(5);
	expect(hints[0].message).toMatch(/^10 records on 5 pages in/);
});

test('at most Limit records are read, and the pace in Options is kept', async () => {
	const { json, asked, hints } = await sent({ paginate: true, limit: 3, options: { parallelRequests: 1 } });
	expect([json.length, asked.length]).toEqual([3, 2]);
	expect(hints[0].message).toContain('The limit was reached');
});

test('with a method that changes something it is refused before anything is sent, should a form not hide it', async () => {
	const open = operations.map((one) => ({
		...one,
		parameters: one.parameters.map((parameter) => ({ ...parameter, displayOptions: undefined })),
	}));
	for (const method of ['PUT', 'PATCH', 'DELETE']) {
		const { error } = await run(open, { path: '/things', method, ...ALL });
		expect(error?.message).toContain(`Fetch All Pages cannot be used with ${method}`);
	}
});

test('a parameter that cannot be used is refused before anything is sent', async () => {
	const refused = ({ message }: Error) => [expect.stringContaining(message), []];
	await expectRows<object>(
		[
			[{ paginate: 'perhaps' }, refused(mustBe('Fetch All Pages', 'true or false', 'perhaps'))],
			[{ paginate: true, limit: 0 }, refused(mustBe('Limit', 'a whole number 1 or more', 0))],
			[{ path: '={{ undefined }}' }, refused(hasNoValue('Path'))],
			[{ method: 'PUT', body: '5' }, refused(mustBe('Body', 'a JSON object or list', 5))],
		],
		async (parameters) => {
			const { error, asked } = await sent(parameters);
			return [error?.message, asked];
		},
	);
});

test('without it the answer is one item, or a file', async () => {
	const { json, asked } = await sent({
		method: 'POST',
		body: '{"a":1}',
		query: {
			parameter: [
				{ name: 'x', value: '1' },
				{ name: '', value: 'left out' },
				{ name: 'x', value: true },
			],
		},
	});
	expect(json).toEqual([expect.objectContaining({ totalPages: 5 })]);
	expect(asked).toEqual(['POST /things?x=1&x=true']);
});

test('a list may say something about how it was read', async () => {
	const report = new Report();
	const ctx = { getNode: () => ({ type: 'armis' }) };
	const call = { report, ctx, told: {}, options: {}, session: { clock: { monotonic: () => 0 } } } as unknown as Call;
	const pages = (async function* () {
		yield await Promise.resolve([{ a: 1 }, { a: 2 }]);
	})();
	const items = await itemsOfList(call, { pages: () => pages, remark: () => 'It was read in one go.' }, 5);
	expect(items).toHaveLength(2);
	expect(report.hints({ retries: 0, waitedMs: 0 })[0].message).toContain('It was read in one go.');
});
