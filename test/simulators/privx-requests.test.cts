import {
	startPrivx,
	type AccessRequest,
	type PrivxOptions,
	type PrivxSimulator,
} from '../../simulators/privx/index.cts';
import { logIn, type ListBody } from './privx-client.cts';
import { everyRow } from './rows.cts';

let simulator: PrivxSimulator;
const start = async (options: PrivxOptions = {}) => {
	simulator = await startPrivx({ tls: false, ...options });
	return await logIn(simulator);
};
const REQUESTS = '/workflow-engine/api/v1/requests';

const stop = async () => await simulator.stop();
afterEach(stop);

describe('access requests', () => {
	const waiting = () => simulator.accessRequests.filter(({ status }) => status === 'WAITING');
	const read = (id: string) => simulator.accessRequests.find((known) => known.id === id);
	const approve = { step: 0, decision: 'APPROVED', comment: 'fine' };

	it('are listed with every filter', async () => {
		await everyRow(
			[
				['all', 30],
				['ALL', 30],
				['active_approvals', 5],
				['approvals', 30],
				['requests', 0],
				['active_requests', 0],
			],
			async ([filter, count]) => {
				const client = await start();
				expect((await client.get<ListBody>(`${REQUESTS}?filter=${filter}`)).count).toBe(count);
			},
			stop,
		);
	});

	it('are not listed without a filter or with one in the body', async () => {
		const client = await start();
		expect((await client.send('GET', REQUESTS)).status).toBe(400);
		expect((await client.send('POST', `${REQUESTS}/search`, { filter: 'all' })).status).toBe(400);
		expect((await client.send('POST', `${REQUESTS}/search?filter=all`, {})).status).toBe(200);
	});

	it('are created for the client itself or, with a permission, for others', async () => {
		const client = await start();
		const [role, user] = [simulator.roles[3], simulator.users[3]];
		const body = { requested_role: { id: role.id }, target_user: { id: user.id }, request_justification: 'why' };
		const { status, body: created } = await client.send<{ id: string }>('POST', REQUESTS, body);
		expect([status, Object.keys(created)]).toEqual([201, ['id']]);
		expect(read(created.id)).toMatchObject({
			status: 'WAITING',
			requester: { id: simulator.apiClientId },
			target_user: { id: user.id },
			requested_role: { id: role.id, name: role.name },
			request_justification: 'why',
		});
		simulator.setPermissions(['workflows-requests']);
		expect((await client.send('POST', REQUESTS, body)).status).toBe(403);
		expect((await client.send('POST', REQUESTS, { requested_role: { id: role.id } })).status).toBe(201);
		const { target_user } = simulator.accessRequests.at(-1) as AccessRequest;
		expect(target_user.id).toBe(simulator.apiClientId);
	});

	it('are refused when a value is missing or wrong', async () => {
		await everyRow(
			[
				[{}, 'REQUIRED_VALUE_MISSING'],
				[{ requested_role: { id: 'none' } }, 'INVALID_REQUEST_DATA'],
				[{ grant_type: 'FLOATING' }, 'REQUIRED_VALUE_MISSING'],
				[{ grant_type: 'TIME_RESTRICTED', grant_start: '2026-01-01T00:00:00Z' }, 'REQUIRED_VALUE_MISSING'],
				[{ action: 'REMOVE' }, 'INVALID_REQUEST_DATA'],
				[{ target_user: { id: 'none' } }, 'INVALID_REQUEST_DATA'],
			],
			async ([values, error_code]) => {
				const client = await start();
				const isEmpty = Object.keys(values).length === 0;
				const body = isEmpty ? {} : { requested_role: { id: simulator.roles[3].id }, ...values };
				expect(await client.send('POST', REQUESTS, body)).toMatchObject({ status: 400, body: { error_code } });
				expect(simulator.accessRequests).toHaveLength(30);
			},
			stop,
		);
	});

	it('are approved step by step, and then give the role', async () => {
		const client = await start({ accessRequests: 0 });
		const { id, target_user, requested_role } = simulator.addAccessRequest();
		const first = await client.send('POST', `${REQUESTS}/${id}/decision`, approve);
		expect([first.status, first.body]).toEqual([200, undefined]);
		const steps = read(id)?.steps ?? [];
		for (let step = 1; step < steps.length; step++) {
			for (const _approver of steps[step].approvers) {
				await client.send('POST', `${REQUESTS}/${id}/decision`, { ...approve, step });
			}
		}
		expect(read(id)).toMatchObject({ status: 'APPROVED', steps: [{ approvers: [{ comment: 'fine' }] }] });
		expect(simulator.rolesOf(target_user.id).map((role) => role.id)).toContain(requested_role.id);
		expect((await client.send('POST', `${REQUESTS}/${id}/role/revoke`)).status).toBe(200);
		expect(read(id)).toMatchObject({ target_role_revoked: true });
		const left = simulator.rolesOf(target_user.id).filter((role) => role.id === requested_role.id);
		expect(left.every(({ implicit }) => implicit)).toBe(true);
		expect((await client.send('POST', `${REQUESTS}/${id}/role/revoke`)).status).toBe(400);
	});

	it('are denied by one denial, and cannot be decided again', async () => {
		const client = await start();
		const [{ id }] = waiting();
		await client.send('POST', `${REQUESTS}/${id}/decision`, { step: 0, decision: 'DENIED' });
		expect(read(id)?.status).toBe('DENIED');
		expect((await client.send('POST', `${REQUESTS}/${id}/decision`, approve)).status).toBe(400);
		expect(simulator.auditEvents.at(-1)).toMatchObject({ event_id: '620', message: { requestID: id } });
	});

	it('cannot be decided with a wrong decision', async () => {
		await everyRow(
			[
				[{ ...approve, step: 5 }, 400],
				[{ ...approve, step: '0' }, 400],
				[{ ...approve, decision: 'MAYBE' }, 400],
			],
			async ([body, status]) => {
				const client = await start();
				expect((await client.send('POST', `${REQUESTS}/${waiting()[0].id}/decision`, body)).status).toBe(status);
			},
			stop,
		);
	});

	it('cannot be decided by their requester or by a client that is not an approver', async () => {
		const client = await start({ clientMayDecide: false });
		expect((await client.send('POST', `${REQUESTS}/${waiting()[0].id}/decision`, approve)).status).toBe(403);
		await simulator.stop();
		const other = await start();
		const { id } = await other.post<{ id: string }>(REQUESTS, { requested_role: { id: simulator.roles[3].id } });
		expect((await other.send('POST', `${REQUESTS}/${id}/decision`, approve)).status).toBe(403);
	});

	it('can be withdrawn only while they are waiting', async () => {
		const client = await start();
		const [{ id }] = waiting();
		const decided = simulator.accessRequests[0];
		expect(await client.send('DELETE', `${REQUESTS}/${id}`)).toMatchObject({ status: 200, body: undefined });
		expect((await client.send('GET', `${REQUESTS}/${id}`)).status).toBe(404);
		expect((await client.send('DELETE', `${REQUESTS}/${decided.id}`)).status).toBe(400);
	});

	it('need workflows, which list the roles that can be requested', async () => {
		const client = await start();
		const { items } = await client.get<ListBody>('/workflow-engine/api/v1/workflows');
		expect(await client.get(`/workflow-engine/api/v1/workflows/${String(items[0].id)}`)).toEqual(items[0]);
		expect(await client.get('/workflow-engine/api/v1/workflows/roles')).toMatchObject({ count: 11 });
	});
});
