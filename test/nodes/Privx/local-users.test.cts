/** Local users: what a change keeps, and that no password is shown. */
import type { IDataObject } from 'n8n-workflow';
import { by, tenant } from './setting.cts';

const user = (operation: string, more: IDataObject = {}) => ({ resource: 'user', operation, ...more });
const PASSWORD = ' p4ssw0rd-canary ';

async function withUser() {
	const place = await tenant();
	const additionalFields = {
		fullName: 'Nora New',
		tags: 'a, b',
		otherFields: '{ "attributes": [{ "key": "k", "value": "v" }] }',
	};
	const created = await place.run(user('create', { username: 'nora', password: PASSWORD, additionalFields }));
	return { ...place, created, added: place.vendor.users.at(-1)! };
}

test('Create makes a user with a password as it was typed, and returns the ID', async () => {
	const { vendor, created, added } = await withUser();
	expect(created.json).toEqual([{ id: added.id, username: 'nora', success: true }]);
	expect(added).toMatchObject({ principal: 'nora', full_name: 'Nora New', source_type: 'LOCAL' });
	expect(vendor.passwordOf(added.id)).toBe(PASSWORD);
});

test('Update keeps all other fields and the password, also of a user that is given by name', async () => {
	const { vendor, run, added } = await withUser();
	const parameters = { userId: by('name', 'Nora New'), updateFields: { email: 'nora@example.com', jobTitle: 'CISO' } };
	const { json, error } = await run(user('update', parameters));
	expect(error).toBeUndefined();
	expect(json).toEqual([{ id: added.id, username: 'nora', changed: ['email', 'job_title'], success: true }]);
	expect(vendor.users.at(-1)).toMatchObject({
		full_name: 'Nora New',
		email: 'nora@example.com',
		local: { job_title: 'CISO', tags: ['a', 'b'], attributes: [{ key: 'k', value: 'v' }] },
	});
	expect(vendor.passwordOf(added.id)).toBe(PASSWORD);
});

test('Set Password replaces the password, and Delete removes the user', async () => {
	const { vendor, run, added } = await withUser();
	const userId = by('id', added.id);
	expect((await run(user('setPassword', { userId, password: 'another one' }))).json).toEqual([
		{ id: added.id, success: true },
	]);
	expect(vendor.passwordOf(added.id)).toBe('another one');
	expect((await run(user('delete', { userId }))).json).toEqual([{ id: added.id, deleted: true }]);
	expect(vendor.users.map(({ id }) => id)).not.toContain(added.id);
});

test('a user name that is the mail address of another user changes neither', async () => {
	const { vendor, run, added } = await withUser();
	added.email = 'bob@example.com';
	await run(user('create', { username: 'bob@example.com', password: PASSWORD }));
	const { error } = await run(user('setPassword', { userId: by('name', 'bob@example.com'), password: 'another one' }));
	expect(error?.message).toContain('is the name of more than one local user');
	expect(vendor.users.slice(-2).map(({ id }) => vendor.passwordOf(id))).toEqual([PASSWORD, PASSWORD]);
});

test('a user of another directory is an error, and stays as it is', async () => {
	const { vendor, run } = await tenant();
	const other = vendor.users.find(({ source_type }) => source_type === 'AD')!;
	for (const [value, words] of [
		[other.id, 'HTTP 404'],
		[other.email, 'there is no local user'],
	]) {
		const { error } = await run(user('delete', { userId: by('id', value) }));
		expect(error?.message).toContain(words);
	}
	expect(vendor.users.map(({ id }) => id)).toContain(other.id);
});

test('no password is shown, even if the service repeats it', async () => {
	const { vendor, run, added } = await withUser();
	vendor.setFaults([
		{
			pathPattern: 'local-user-store',
			times: 'always',
			answer: { status: 400, body: { error_message: `weak: ${PASSWORD}` } },
		},
	]);
	for (const parameters of [
		user('create', { username: 'b', password: PASSWORD }),
		user('setPassword', { userId: by('id', added.id), password: PASSWORD }),
	]) {
		const { error } = await run(parameters);
		expect(error?.message).toContain('weak: ');
		expect(JSON.stringify(error) + String(error?.stack)).not.toContain('p4ssw0rd');
	}
});
