import type { Place } from '../../contract/declaration.cts';
import type { Subject } from '../../contract/subject.cts';
import { elsewhere } from '../../harness/elsewhere.cts';
import type { Story } from '../story.cts';

const RECORDS = [{ id: 1 }, { id: 2 }];

/** API Request reads a list whose first page names this address as the next one. */
async function follow(subject: Subject, place: Place, next: unknown) {
	const page = { status: 200, headers: { 'content-type': 'application/json' }, body: { items: RECORDS, next } };
	const rest = { ...page, body: { items: [{ id: 3 }], next: null } };
	place.vendor.resetCounters();
	place.vendor.setFaults([subject.fault(page, { times: 1 }), subject.fault(rest)]);
	return await subject.send(place, '/things/all', {
		paginate: true,
		returnAll: true,
		query: { parameter: [{ name: 'kind', value: 'a b' }] },
	});
}

/** A page names the next one by an address. */
export const linkToTheNextPage: Story[] = [
	{
		cases: [18, 19, 20],
		promise:
			'a link to another host, port or scheme, however it is spelled, is an error that names both; nobody is connected',
		async story(subject) {
			const [place, other] = [await subject.start(), await elsewhere()];
			const own = new URL(place.vendor.url);
			const { root } = subject.declaration.apiRequest;
			const otherScheme = own.protocol === 'https:' ? 'http:' : 'https:';
			for (const next of [
				`http://${other.host}${root}/things?page=2`,
				`//${other.host}${root}/things?page=2`,
				`/\\${other.host}${root}/things?page=2`,
				`http://${own.host}@${other.host}${root}/things?page=2`,
				`http://127.1:${other.host.split(':')[1]}${root}/things?page=2`,
				`http://2130706433:${other.host.split(':')[1]}${root}/things?page=2`,
				`http://[::ffff:127.0.0.1]:${other.host.split(':')[1]}${root}/things?page=2`,
				`${otherScheme}//${own.host}${root}/things?page=2`,
			]) {
				const { error, items } = await follow(subject, place, next);
				expect([next, items]).toEqual([next, []]);
				expect([next, error?.message]).toEqual([next, expect.stringMatching(/belongs to|was not sent to/)]);
				expect([next, subject.asked(place).length]).toEqual([next, 1]);
			}
			// Not like an address: such a text may be a token, which the service itself gets.
			for (const next of [
				`\\\\${other.host}\\things?page=2`,
				`http:\\\\${other.host}\\things?page=2`,
				`ht\ttp://${other.host}/things?page=2`,
				`\n//${other.host}/things?page=2`,
			]) {
				await follow(subject, place, next);
			}
			expect(await other.connections()).toBe(0);
		},
	},
	{
		cases: [21],
		promise: 'a relative link is relative to its page, and stays in the API',
		async story(subject) {
			const place = await subject.start();
			const { root } = subject.declaration.apiRequest;
			for (const [next, path] of [
				['?page=2&kind=a%20b', `${root}/things/all`],
				['more?page=2&kind=a%20b', `${root}/things/more`],
				[`${root}/other?page=2&kind=a%20b`, `${root}/other`],
			]) {
				const { json, error } = await follow(subject, place, next);
				expect([next, error, json.length]).toEqual([next, undefined, 3]);
				expect([next, subject.asked(place)[1].path]).toEqual([next, path]);
			}
		},
	},
	{
		cases: [22],
		promise: 'a link that is only a template is not followed as it is',
		async story(subject) {
			const place = await subject.start();
			for (const next of ['/things{?page,size}', '/things?page={page}']) {
				const { json } = await follow(subject, place, next);
				expect(json.length).not.toBe(3);
				expect(subject.asked(place).filter(({ path, query }) => `${path}${query}`.match(/%7B|[{}]/))).toEqual([]);
			}
		},
	},
];
