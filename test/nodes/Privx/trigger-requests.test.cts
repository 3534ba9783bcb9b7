import type { IDataObject } from 'n8n-workflow';
import { systemClock } from '../../../core/clock';
import { putForward, tenant } from './setting.cts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
const keys = (rows: IDataObject[]) => rows.map(({ dedupeKey }) => dedupeKey);

/** An installation whose records reach up to now. */
const lively = async (options: Parameters<typeof tenant>[0] = {}) => await tenant({ endTime: Date.now(), ...options });

describe('A trigger for access requests', () => {
	const REQUESTS = { event: 'accessRequest' };
	const decide = { requestStates: ['decided'] };

	test('reads those of all users, the last changed first', async () => {
		const { poll, asked } = await lively();
		await poll(REQUESTS, {});
		expect(asked()[0].query).toMatchObject({ filter: 'all', sortkey: 'updated', sortdir: 'DESC', limit: '100' });
	});

	test('outputs each decision once, also on an old request, and not again when the role is revoked', async () => {
		const { vendor, run, poll } = await lively();
		const memory = {};
		const parameters = { ...REQUESTS, ...decide };
		const old = vendor.addAccessRequest({ created: ago(9_000), updated: ago(9_000) });
		const other = vendor.addAccessRequest();
		expect((await poll(parameters, memory)).items).toBeNull();
		for (const [id, decision] of [
			[old.id, 'APPROVED'],
			[other.id, 'DENIED'],
		]) {
			const accessRequestId = { __rl: true, mode: 'id', value: id };
			await run({ resource: 'accessRequest', operation: 'decide', accessRequestId, decision, step: 1 });
			if (vendor.accessRequests.find((one) => one.id === id)!.status === 'WAITING') {
				await run({ resource: 'accessRequest', operation: 'decide', accessRequestId, decision });
				await run({ resource: 'accessRequest', operation: 'decide', accessRequestId, decision });
			}
		}
		const decided = await poll(parameters, memory);
		expect(keys(decided.json).sort()).toEqual([`privx:${old.id}:APPROVED`, `privx:${other.id}:DENIED`].sort());
		expect((await poll(parameters, memory)).items).toBeNull();
		putForward(() => 180 * MINUTE);
		vendor.updateAccessRequest(old.id, {
			target_role_revoked: true,
			updated: new Date(systemClock.now()).toISOString(),
		});
		expect((await poll(parameters, memory)).items).toBeNull();
	});

	test('does not count the later loss of a role as a decision where no approval was needed', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { ...REQUESTS, ...decide };
		await poll(parameters, memory);
		const { id } = vendor.addAccessRequest({ status: 'APPROVED', steps: [] });
		expect(keys((await poll(parameters, memory)).json)).toEqual([`privx:${id}:APPROVED`]);
		putForward(() => 180 * MINUTE);
		vendor.addAccessRequest({ status: 'APPROVED', steps: [], created: new Date(systemClock.now()).toISOString() });
		expect((await poll(parameters, memory)).json).toHaveLength(1);
		const updated = new Date(systemClock.now()).toISOString();
		vendor.updateAccessRequest(id, { target_role_revoked: true, updated });
		expect((await poll(parameters, memory)).items).toBeNull();
	});

	test('outputs one without a time once, and does not lose it [case 64]', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		await poll(REQUESTS, memory);
		const { created: _, updated: __, ...timeless } = vendor.addAccessRequest();
		const items = [vendor.addAccessRequest(), timeless];
		const answer = { status: 200, body: { count: 2, items } };
		vendor.setFaults([{ pathPattern: 'requests/search', times: 'always', answer }]);
		expect((await poll(REQUESTS, memory)).json).toHaveLength(2);
		expect((await poll(REQUESTS, memory)).items).toBeNull();
	});

	test('outputs a request twice when both states are chosen: when it waits, and when it is decided [case 91]', async () => {
		const { vendor, poll } = await lively();
		const memory = {};
		const parameters = { ...REQUESTS, requestStates: ['pending', 'decided'], output: 'raw' };
		await poll(parameters, memory);
		const { id } = vendor.addAccessRequest();
		expect(keys((await poll(parameters, memory)).json)).toEqual([`privx:${id}`]);
		vendor.updateAccessRequest(id, { status: 'DENIED' });
		const { json } = await poll(parameters, memory);
		expect(json).toEqual([expect.objectContaining({ id, dedupeKey: `privx:${id}:DENIED`, steps: expect.any(Array) })]);
	});

	test('stops reading where nothing newer can follow', async () => {
		const { poll, asked } = await lively({ accessRequests: 900 });
		await poll(REQUESTS, {});
		expect(asked().length).toBeLessThan(6);
	});

	test('reads up to the end when the service does not keep to the order', async () => {
		const { vendor, poll } = await lively({ accessRequests: 350 });
		const memory = {};
		await poll(REQUESTS, memory);
		const { id } = vendor.addAccessRequest();
		// As if the service sorted in another way: the newest comes last.
		const turned = [...vendor.accessRequests].sort((a, b) => a.updated.localeCompare(b.updated));
		vendor.setFaults(
			[0, 100, 200, 300].map((offset) => ({
				query: { offset: String(offset) },
				times: 'always' as const,
				answer: { status: 200, body: { count: turned.length, items: turned.slice(offset, offset + 100) } },
			})),
		);
		expect(keys((await poll(REQUESTS, memory)).json)).toEqual([`privx:${id}`]);
	});

	test('reads only those for approval with this scope, and filters by role', async () => {
		const { vendor, poll, asked } = await lively();
		const memory = {};
		const [role] = vendor.roles;
		const parameters = { ...REQUESTS, filters: { scope: 'active_approvals', roleIds: role.id } };
		await poll(parameters, memory);
		const { id } = vendor.addAccessRequest({ requested_role: { id: role.id, name: role.name } });
		vendor.addAccessRequest({ requested_role: { id: 'another', name: 'another' } });
		expect(keys((await poll(parameters, memory)).json)).toEqual([`privx:${id}`]);
		expect(asked()[0].query.filter).toBe('active_approvals');
	});
});
