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
			dedupeKey: `privx:${wanted.id}`,
			created: wanted.created,
			updated: wanted.updated,
		},
	]);
	const raw = await run(request('get', { accessRequestId, output: 'raw' }));
	expect(raw.json[0]).toMatchObject({ steps: wanted.steps });
});

test('Create requests a role on behalf of a user, for some time', async () => {
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

test('Get Many, trigger and dropdown name the scopes that need no permission where not all requests may be seen', async () => {
	const { run, poll, search } = await tenant({ permissions: ['workflows-requests'] });
	const refused = [
		(await run(request('getAll'))).error,
		(await run(request('getAll', { filters: { scope: 'all' } }))).error,
		(await poll({ event: 'accessRequest' }, {})).error,
		await search('searchAccessRequests', {}).catch((error: unknown) => error),
	];
	for (const error of refused) {
		expect(error).toMatchObject({
			message: expect.stringMatching(/requests of all users .* approval and its own \(HTTP 403\): Permission denied/),
			description: expect.stringMatching(/For Approval \(approvals\) or Own.*requests-view/),
		});
	}
	const allowed = await run(request('getAll', { filters: { scope: 'approvals' } }));
	expect([allowed.error, allowed.json.length > 0]).toEqual([undefined, true]);
});

test('A refusal of a scope that was chosen says nothing about the requests of all users', async () => {
	const { run } = await tenant({ permissions: [] });
	const { error } = await run(request('getAll', { filters: { scope: 'requests' } }));
	expect(error?.message).toContain('does not allow this with this credential (HTTP 403)');
});

describe('Decide', () => {
	test('denies where nothing else is chosen: nobody gets a role by a forgotten choice', async () => {
		const { vendor, run, bodies } = await tenant();
		const { id } = vendor.addAccessRequest();
		await run(request('decide', { accessRequestId: by('id', id) }));
		expect(bodies()).toEqual([{ step: 0, decision: 'DENIED', comment: '' }]);
	});

	test('decides the first step that waits, either way and with a comment', async () => {
		const { vendor, run, bodies } = await tenant();
		const comment = 'Ticket 4711';
		for (const decision of ['APPROVED', 'DENIED']) {
			const { id } = vendor.addAccessRequest();
			const { json, error } = await run(request('decide', { accessRequestId: by('id', id), decision, comment }));
			expect(error).toBeUndefined();
			expect(json).toEqual([{ id, step: 1, decision, comment, decided: true }]);
			expect(bodies().at(-1)).toEqual({ step: 0, decision, comment });
			const decided = vendor.accessRequests.find((one) => one.id === id)!;
			expect(decided.steps[0].approvers[0]).toMatchObject({ decision, comment });
		}
		expect(bodies()).toHaveLength(2);
	});

	test('decides the second step when the first is approved, until all of its approvers have agreed', async () => {
		const { vendor, run, bodies } = await tenant();
		const approver = (decision: string) => ({ id: 'a', role: { id: 'r', name: 'r' }, decision, comment: '' });
		const steps = [
			{ id: 's1', name: '1', match: 'ANY', approvers: [approver('APPROVED'), approver('WAITING')] },
			{ id: 's2', name: '2', match: 'ALL', approvers: [approver('APPROVED'), approver('WAITING')] },
		];
		const { id } = vendor.addAccessRequest({ steps });
		const { json } = await run(request('decide', { accessRequestId: by('id', id), decision: 'APPROVED' }));
		expect(json[0]).toMatchObject({ step: 2, decided: true });
		expect(bodies()).toEqual([{ step: 1, decision: 'APPROVED', comment: '' }]);
		expect(vendor.accessRequests.find((one) => one.id === id)!.status).toBe('APPROVED');
	});

	test('sends nothing where no step waits, or not the chosen one, and says why', async () => {
		const step = (decision: string) => ({
			id: decision,
			name: decision,
			match: 'ANY',
			approvers: [{ id: 'a', role: { id: 'r', name: 'r' }, decision, comment: '' }],
		});
		const steps = [step('APPROVED'), step('WAITING')];
		for (const [values, more, words] of [
			[{ status: 'DENIED' }, {}, 'does not wait for a decision: its status is DENIED'],
			[{}, { step: 9 }, 'the access request has no step 9'],
			[{ steps: [] }, {}, 'no step of the access request waits'],
			[{ steps }, { step: 1 }, 'step 1 of the access request is already approved'],
		] as const) {
			const { vendor, run, asked } = await tenant();
			const { id } = vendor.addAccessRequest(values as object);
			const { error } = await run(request('decide', { accessRequestId: by('id', id), ...more }));
			expect(error?.message).toContain(words);
			expect(error?.name).toBe('NodeOperationError');
			expect(asked().map(({ method }) => method)).toEqual(['GET']);
		}
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

test('Get Many sends in the query whose requests to return, in the way that the service requires', async () => {
	const { run, asked, vendor } = await tenant();
	await run(request('getAll'));
	const { json } = await run(request('getAll', { returnAll: true, filters: { scope: 'active_approvals' } }));
	expect(json).toHaveLength(vendor.accessRequests.filter(({ status }) => status === 'WAITING').length);
	expect(asked().map(({ method, path, query }) => [method, path, query.filter])).toEqual([
		['POST', `${REQUESTS}/search`, 'all'],
		['POST', `${REQUESTS}/search`, 'active_approvals'],
	]);
});
