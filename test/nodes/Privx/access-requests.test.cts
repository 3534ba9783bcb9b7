import type { IDataObject } from 'n8n-workflow';
import { by, tenant } from './setting.cts';

const request = (operation: string, more: IDataObject = {}) => ({ resource: 'accessRequest', operation, ...more });
const REQUESTS = '/workflow-engine/api/v1/requests';

test('Get returns ten fields of a request, or all with its steps', async () => {
	const { vendor, run } = await tenant();
	const wanted = vendor.accessRequests.at(-1)!;
	const accessRequestId = by('id', wanted.id);
	expect((await run(request('get', { accessRequestId }))).json).toEqual([
		{
			id: wanted.id,
			status: 'WAITING',
			requester: wanted.requester.display_name,
			target_user: wanted.target_user.display_name,
			target_user_id: wanted.target_user.id,
			requested_role: wanted.requested_role.name,
			justification: wanted.request_justification,
			grant_type: 'PERMANENT',
			created: wanted.created,
			updated: wanted.updated,
		},
	]);
	const raw = await run(request('get', { accessRequestId, output: 'raw' }));
	expect(raw.json[0]).toMatchObject({ steps: wanted.steps });
});

describe('Create', () => {
	test('requests a role on behalf of a user, for some time', async () => {
		const { vendor, run, bodies } = await tenant();
		const [user, role] = [vendor.users[4], vendor.roles[3]];
		const { json, error } = await run(
			request('create', {
				roleId: by('id', role.id),
				userId: by('id', user.id),
				justification: 'Change 4711',
				grantType: 'FLOATING',
				floatingLength: 4,
			}),
		);
		expect(error).toBeUndefined();
		const made = vendor.accessRequests.at(-1)!;
		expect(json).toEqual([{ id: made.id, role_id: role.id, target_user_id: user.id, success: true }]);
		expect(made).toMatchObject({ status: 'WAITING', request_justification: 'Change 4711', floating_length: 4 });
		expect(bodies()).toEqual([
			{
				action: 'GRANT',
				requested_role: { id: role.id },
				target_user: { id: user.id },
				request_justification: 'Change 4711',
				grant_type: 'FLOATING',
				floating_length: 4,
			},
		]);
	});
});

describe('Decide', () => {
	test.each(['APPROVED', 'DENIED'])('decides the first step that waits with %s and a comment', async (decision) => {
		const { vendor, run, bodies } = await tenant();
		const { id } = vendor.addAccessRequest();
		const { json, error } = await run(
			request('decide', { accessRequestId: by('id', id), decision, comment: 'Ticket 4711' }),
		);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ id, step: 1, decision, comment: 'Ticket 4711', decided: true }]);
		expect(bodies()).toEqual([{ step: 0, decision, comment: 'Ticket 4711' }]);
		const decided = vendor.accessRequests.find((one) => one.id === id)!;
		expect(decided.steps[0].approvers[0]).toMatchObject({ decision, comment: 'Ticket 4711' });
	});

	test('decides the second step when the first is approved, until all of its approvers have agreed', async () => {
		const { vendor, run, bodies } = await tenant();
		const approver = (decision: string) => ({ id: 'a', role: { id: 'r', name: 'r' }, decision, comment: '' });
		const steps = [
			{ id: 's1', name: '1', match: 'ANY', approvers: [approver('APPROVED'), approver('WAITING')] },
			{ id: 's2', name: '2', match: 'ALL', approvers: [approver('APPROVED'), approver('WAITING')] },
		];
		const { id } = vendor.addAccessRequest({ steps });
		const { json } = await run(request('decide', { accessRequestId: by('id', id) }));
		expect(json[0]).toMatchObject({ step: 2, decided: true });
		expect(bodies()).toEqual([{ step: 1, decision: 'APPROVED', comment: '' }]);
		expect(vendor.accessRequests.find((one) => one.id === id)!.status).toBe('APPROVED');
	});

	test('sends nothing for a step that is already approved, while another one waits', async () => {
		const { vendor, run, bodies } = await tenant();
		const approver = (decision: string) => ({ id: 'a', role: { id: 'r', name: 'r' }, decision, comment: '' });
		const step = (name: string, decision: string) => ({
			id: name,
			name,
			match: 'ANY',
			approvers: [approver(decision)],
		});
		const { id } = vendor.addAccessRequest({ steps: [step('1', 'APPROVED'), step('2', 'WAITING')] });
		const { error } = await run(request('decide', { accessRequestId: by('id', id), step: 1 }));
		expect(error?.message).toContain('step 1 of the access request is already approved');
		expect(bodies()).toEqual([]);
	});

	test.each([
		['a request that was decided', { status: 'DENIED' }, {}, 'does not wait for a decision: its status is DENIED'],
		['a step that does not exist', {}, { step: 9 }, 'the access request has no step 9'],
		['a request without steps', { steps: [] }, {}, 'no step of the access request waits'],
	])('sends nothing for %s', async (_, values, more, words) => {
		const { vendor, run, asked } = await tenant();
		const { id } = vendor.addAccessRequest(values);
		const { error } = await run(request('decide', { accessRequestId: by('id', id), ...more }));
		expect(error?.message).toContain(words);
		expect(error?.name).toBe('NodeOperationError');
		expect(asked().map(({ method }) => method)).toEqual(['GET']);
	});

	test('shows the message of PrivX when the API client may not decide, and sends the decision once', async () => {
		const { vendor, run, asked } = await tenant({ clientMayDecide: false });
		const { id } = vendor.addAccessRequest();
		const { error } = await run(request('decide', { accessRequestId: by('id', id), step: 1 }));
		expect(error?.message).toContain('an approver role is required');
		expect(asked()).toHaveLength(2);
	});
});

test('Delete withdraws a request', async () => {
	const { vendor, run } = await tenant();
	const { id } = vendor.accessRequests.at(-1)!;
	expect((await run(request('delete', { accessRequestId: by('id', id) }))).json).toEqual([{ id, deleted: true }]);
	expect(vendor.accessRequests.map((one) => one.id)).not.toContain(id);
});

test('Revoke Role takes the role away that a user got with a request, and is refused where there is none', async () => {
	const { vendor, run } = await tenant();
	const approved = vendor.accessRequests.find(({ status }) => status === 'APPROVED')!;
	const accessRequestId = by('id', approved.id);
	expect((await run(request('revokeRole', { accessRequestId }))).json).toEqual([{ id: approved.id, revoked: true }]);
	expect(vendor.accessRequests.find(({ id }) => id === approved.id)!.target_role_revoked).toBe(true);
	expect((await run(request('revokeRole', { accessRequestId }))).error?.message).toContain('no role to revoke');
});

describe('Get Many', () => {
	test('sends in the query whose requests to return, in the way that the service requires', async () => {
		const { run, asked, vendor } = await tenant();
		await run(request('getAll'));
		const { json } = await run(request('getAll', { returnAll: true, filters: { scope: 'active_approvals' } }));
		expect(json).toHaveLength(vendor.accessRequests.filter(({ status }) => status === 'WAITING').length);
		expect(asked().map(({ method, path, query }) => [method, path, query.filter])).toEqual([
			['POST', `${REQUESTS}/search`, 'all'],
			['POST', `${REQUESTS}/search`, 'active_approvals'],
		]);
	});
});
