import type { IDataObject } from 'n8n-workflow';
import { mustBe } from '../../../core/errors/sentences';
import { Privx } from '../../../nodes/Privx/Privx.node';
import { PrivxTrigger } from '../../../nodes/Privx/PrivxTrigger.node';
import { by, tenant, unknownId } from './setting.cts';

const secret = (operation: string, more: IDataObject = {}) => ({ resource: 'secret', operation, ...more });
const data = (fields: Record<string, unknown>) => ({
	field: Object.entries(fields).map(([key, value]) => ({ key, value })),
});
const CANARY = 'v4ult-c4nary ä"\\';

/** A vault with one secret that the client can read and one that it cannot read. */
async function vault() {
	const setting = await tenant();
	const { vendor } = setting;
	const readable = vendor.secrets.find(({ read_roles }) => read_roles[0].name === 'linux-admins')!;
	const mine = vendor.addSecret({
		name: 'team/db 1',
		data: { user: 'svc', pass: CANARY },
		read_roles: readable.read_roles,
	});
	const hidden = vendor.secrets.find(({ read_roles }) => read_roles[0].id !== readable.read_roles[0].id)!;
	return { ...setting, mine, hidden };
}

describe('Get of a secret', () => {
	test('returns the names of its fields but no value, and says how to get the values', async () => {
		const { run, mine, asked } = await vault();
		const result = await run(secret('get', { secretName: by('id', mine.name) }));
		expect(result.json).toEqual([
			{
				name: 'team/db 1',
				owner_id: '',
				data: '***',
				fields: ['user', 'pass'],
				readable: true,
				read_roles: [mine.read_roles[0].name],
				write_roles: expect.any(Array),
				created: mine.created,
				updated: mine.updated,
				dedupeKey: 'privx:secret:team/db 1',
			},
		]);
		expect(result.hints[0].message).toContain('The values of secrets are hidden. Set Output to Raw to get them.');
		expect(JSON.stringify(result)).not.toContain('v4ult-c4nary');
		expect(asked()[0].path).toBe('/vault/api/v1/secrets/team%2Fdb%201');
	});

	test('returns the values when Output is Raw, in a field that n8n hides', async () => {
		const { run, mine } = await vault();
		const { json, hints } = await run(secret('get', { secretName: by('id', mine.name), output: 'raw' }));
		expect(json[0]).toMatchObject({ data: { user: 'svc', pass: CANARY }, readable: true });
		expect(hints).toEqual([]);
		expect(new Privx().description.sensitiveOutputFields).toContain('data');
	});

	test('does not show missing data as an empty secret, simplified or raw', async () => {
		const { run, hidden } = await vault();
		for (const output of ['simplified', 'raw']) {
			const { json, hints } = await run(secret('get', { secretName: by('id', hidden.name), output }));
			expect(json[0]).toMatchObject({ name: hidden.name, data: null, readable: false });
			expect(hints[0].message).toContain('the API client has none of its read roles. The secret may still have data.');
		}
	});
});

test('n8n never shows the passphrases of accounts in raw records, of the node or of the trigger', () => {
	for (const { description } of [new Privx(), new PrivxTrigger()]) {
		expect(description.sensitiveOutputFields).toEqual(
			expect.arrayContaining(['principals[*].passphrase', 'target_host_data.principals[*].passphrase']),
		);
	}
});

test('Get Many returns no data, simplified or raw', async () => {
	const { vendor, run, bodies } = await vault();
	for (const output of ['simplified', 'raw']) {
		const { json } = await run(secret('getAll', { returnAll: true, output }));
		expect(json.map(({ name }) => name).sort()).toEqual(vendor.secrets.map(({ name }) => name).sort());
		for (const row of json) expect(row.data).toBeUndefined();
	}
	await run(secret('getAll', { filters: { keywords: 'team', scope: 'readable', ownerIds: unknownId() } }));
	expect(bodies().at(-1)).toEqual({ keywords: 'team', owner_id: [unknownId()], filter: 'readable' });
});

describe('Create of a secret', () => {
	test('stores data and roles and shows no value', async () => {
		const { vendor, run } = await vault();
		const additionalFields = { readRoleIds: `${unknownId(1)}, ${unknownId(2)}`, writeRoleIds: unknownId(1) };
		const result = await run(
			secret('create', { name: 'new', secretData: data({ user: 'a', pass: ` ${CANARY} ` }), additionalFields }),
		);
		expect(result.json).toEqual([{ name: 'new', fields: ['user', 'pass'], success: true }]);
		expect(vendor.secrets.at(-1)).toMatchObject({
			name: 'new',
			data: { user: 'a', pass: ` ${CANARY} ` },
			read_roles: [{ id: unknownId(1) }, { id: unknownId(2) }],
			write_roles: [{ id: unknownId(1) }],
		});
		expect(JSON.stringify(result)).not.toContain('v4ult-c4nary');
	});

	test('is refused before anything is sent where the data cannot be stored', async () => {
		const { vendor, run } = await tenant();
		const rows: Array<[IDataObject, string]> = [
			[{ secretData: data({ '': 'x' }) }, 'a field of the data has no name'],
			[{ secretData: { field: [...data({ a: 'x' }).field, ...data({ a: 'y' }).field] } }, 'has the field a twice'],
			[{ secretData: data({ pass: '={{ ["v4ult-c4nary"] }}' }) }, mustBe('The field pass', 'a text', []).message],
		];
		for (const [more, words] of rows) {
			const { error } = await run(secret('create', { name: 'new', ...more }));
			expect(error?.message).toContain(words);
			expect(error?.message).not.toContain('v4ult');
		}
		expect(vendor.requests).toEqual([]);
	});
});

describe('Update of a secret', () => {
	test('changes one field and keeps the others, roles and owner', async () => {
		const { vendor, run, mine } = await vault();
		const { json, error } = await run(
			secret('update', { secretName: by('id', mine.name), secretData: data({ pass: 'n3w-value' }) }),
		);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ name: mine.name, fields: ['user', 'pass'], success: true }]);
		expect(vendor.secrets.at(-1)).toMatchObject({
			data: { user: 'svc', pass: 'n3w-value' },
			read_roles: mine.read_roles,
			write_roles: mine.write_roles,
		});
	});

	test('changes the roles and keeps the data', async () => {
		const { vendor, run, mine } = await vault();
		await run(secret('update', { secretName: by('id', mine.name), updateFields: { readRoleIds: unknownId(9) } }));
		expect(vendor.secrets.at(-1)).toMatchObject({ data: mine.data, read_roles: [{ id: unknownId(9) }] });
	});

	test('removes fields that are not listed only with Replace All Data', async () => {
		const { vendor, run, mine } = await vault();
		const secretData = data({ token: 't0ken-value' });
		await run(secret('update', { secretName: by('id', mine.name), secretData, replaceData: true }));
		expect(vendor.secrets.at(-1)!.data).toEqual({ token: 't0ken-value' });
	});

	test('does not delete data that it cannot read, unless all data is replaced', async () => {
		const { vendor, run, hidden, asked } = await vault();
		const parameters = { secretName: by('id', hidden.name), secretData: data({ pass: 'n3w-value' }) };
		const { error } = await run(secret('update', parameters));
		expect(error?.message).toContain('cannot read the data of this secret, so a change would delete the data');
		expect(asked().map(({ method }) => method)).toEqual(['GET']);
		expect((await run(secret('update', { ...parameters, replaceData: true }))).error).toBeUndefined();
		expect(vendor.secrets.find(({ name }) => name === hidden.name)!.data).toEqual({ pass: 'n3w-value' });
	});

	test('is refused before anything is sent where nothing is changed, or all data would be replaced by none', async () => {
		const { vendor, run } = await tenant();
		const rows: Array<[IDataObject, string]> = [
			[{}, 'there is nothing to change'],
			[{ replaceData: true, updateFields: { readRoleIds: 'r9' } }, 'would lose all its data'],
		];
		for (const [more, words] of rows) {
			const { error } = await run(secret('update', { secretName: by('id', 'x'), ...more }));
			expect(error?.message).toContain(words);
		}
		expect(vendor.requests).toEqual([]);
	});

	test('keeps a field of any name', async () => {
		const { vendor, run, mine } = await vault();
		await run(secret('update', { secretName: by('id', mine.name), secretData: data({ ['__proto__']: 'odd' }) }));
		expect(Object.keys(vendor.secrets.at(-1)!.data)).toEqual(['user', 'pass', '__proto__']);
	});
});

test('The error shows no value of a secret when Create or Update is refused', async () => {
	const { vendor, run, mine } = await vault();
	const added = 'n3w-c4nary-value';
	const said = `cannot store ${CANARY} or ${JSON.stringify(CANARY)} or ${encodeURIComponent(CANARY)} or ${added}`;
	for (const [operation, method, fields] of [
		['create', 'POST', { a: CANARY, b: added }],
		['update', 'PUT', { b: added }],
	] as const) {
		vendor.setFaults([{ method, path: '/vault', answer: { status: 400, body: { error_message: said } } }]);
		const parameters = { name: 'x', secretName: by('id', mine.name), secretData: data(fields) };
		const result = await run(secret(operation, parameters), { continueOnFail: true });
		expect(result.json[0].error).toContain('cannot store ***');
		const shown = JSON.stringify(result.items) + String((result.items[0].error as Error).stack);
		expect(shown).not.toMatch(/c4nary/);
	}
});

test('Delete removes a secret', async () => {
	const { vendor, run, mine } = await vault();
	const { json } = await run(secret('delete', { secretName: by('id', mine.name) }));
	expect(json).toEqual([{ name: mine.name, deleted: true }]);
	expect(vendor.secrets.map(({ name }) => name)).not.toContain(mine.name);
	const { error } = await run(secret('delete', { secretName: by('id', mine.name) }));
	expect(error?.message).toContain('secret not found');
});
