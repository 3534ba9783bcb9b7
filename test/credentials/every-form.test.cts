import type { IAuthenticate, INodeProperties } from 'n8n-workflow';
import { caught } from '../harness/caught';
import { expectRows } from '../harness/rows';
import { CREDENTIALS } from './every-credential.cts';

const TOKEN_FIELDS = ['accessToken', 'accessTokenExpiresAt', 'accessTokenRefreshAt', 'accessTokenOwner'];
const SENSITIVE = /secret|token|password|key|certificate/i;

const namesOf = (fields: INodeProperties[]) => fields.map(({ name }) => name);

describe('the form of every credential type', () => {
	test('has the name and the fields that saved credentials depend on', () => {
		const forms = CREDENTIALS.map(({ type: { name, displayName }, shown }) => ({
			name,
			displayName,
			fields: namesOf(shown),
		}));
		expect(forms).toEqual(CREDENTIALS.map(({ subject }) => subject.contract));
		expect(forms.map(({ name }) => name)).toEqual(CREDENTIALS.map(({ name }) => name[0].toLowerCase() + name.slice(1)));
	});

	test('comes with an icon, a test, documentation and a way to authenticate', () => {
		const members = ['icon', 'test', 'documentationUrl', 'authenticate'];
		const incomplete = CREDENTIALS.filter(({ type }) => !members.every((member) => Object.keys(type).includes(member)));
		expect(incomplete.map(({ name }) => name)).toEqual([]);
	});

	test('describes every field, and every choice of which several are possible', () => {
		const described = CREDENTIALS.flatMap(({ shown }) => {
			const lists = shown.filter(({ type }) => type === 'multiOptions');
			return [...shown, ...(lists.flatMap(({ options = [] }) => options) as INodeProperties[])];
		});
		expect(described.filter(({ description }) => !/^\w.{10,}/.test(description ?? ''))).toEqual([]);
	});

	test('hides everything secret from the browser, and nothing else', () => {
		const all = CREDENTIALS.flatMap(({ type }) => type.properties);
		const secret = all.filter(({ typeOptions }) => typeOptions?.password === true);
		expect(namesOf(secret)).toEqual(namesOf(all.filter(({ name }) => SENSITIVE.test(name))));
	});

	test('checks certificates, and trusts the public authorities, by default [case 34]', () => {
		const defaults = CREDENTIALS.map(({ shown }) => Object.fromEntries(shown.map((one) => [one.name, one.default])));
		expect(defaults).toEqual(
			CREDENTIALS.map(({ isSelfHosted }) =>
				expect.objectContaining({ caCertificate: '', ...(isSelfHosted ? { ignoreSslIssues: false } : {}) }),
			),
		);
	});

	test('shows all of its fields always: n8n’s public API would demand one that depends on another', () => {
		const dependent = CREDENTIALS.flatMap(({ shown }) => shown.filter(({ displayOptions }) => displayOptions));
		expect(namesOf(dependent)).toEqual([]);
	});

	test('has one expirable field: n8n logs in while it is empty, and writes to it what it gets', () => {
		const found = CREDENTIALS.map(({ hidden }) => ({
			hidden: namesOf(hidden),
			empty: namesOf(hidden.filter((field) => field.default === '')),
			expirable: namesOf(hidden.filter(({ typeOptions }) => typeOptions?.expirable === true)),
		}));
		const withToken = { hidden: TOKEN_FIELDS, empty: TOKEN_FIELDS, expirable: ['accessToken'] };
		const withKey = { hidden: ['accessCheck'], empty: [], expirable: ['accessCheck'] };
		expect(found).toEqual(CREDENTIALS.map(({ hasToken }) => (hasToken ? withToken : withKey)));
	});
});

describe('the reader of every credential type', () => {
	test('refuses an empty field by its label', async () => {
		for (const { name, needed, called, read } of CREDENTIALS) {
			const empty = (field: string) => ['', '  ', 12, undefined].map((value) => [name, field, value] as const);
			await expectRows(
				needed.flatMap(empty).map((row) => [row, `${called(row[1])} is empty`]),
				([, field, value]) => read({ [field]: value }),
			);
		}
	});

	test('refuses an address that is wrong or not safe [case 28]', async () => {
		for (const { name, subject, called, read } of CREDENTIALS) {
			for (const field of subject.addresses) {
				const says = (problem: string): unknown => expect.stringContaining(`${called(field)} ${problem}`);
				await expectRows(
					[
						[[name, 'http://security.example.com'], says('must begin with https://')],
						[[name, 'https://user:word@security.example.com'], says('holds a user name')],
						[[name, 'security example'], says('is not an address')],
					],
					([, address]) => read({ [field]: address }),
				);
			}
		}
	});

	test('gives another owner for each field that matters, and the same for spaces around it', () => {
		for (const { name, subject, needed, fields, read } of CREDENTIALS) {
			const { owner } = read({});
			const other = (field: string) => (subject.addresses.includes(field) ? 'https://other.example.com' : 'other');
			const owners = needed.map((field) => read({ [field]: other(field) }).owner);
			expect([name, new Set([owner, ...owners]).size]).toEqual([name, needed.length + 1]);
			const spaced = Object.fromEntries(needed.map((field) => [field, ` ${String(fields[field])}\n`]));
			expect([name, read(spaced).owner]).toEqual([name, owner]);
		}
	});

	test('gives the same owner for another pace and with Read Only, which need no new login, and refuses what cannot be', async () => {
		for (const { name, type, movedTo, fields, read } of CREDENTIALS) {
			expect([name, read({ readOnly: true }).owner]).toEqual([name, read({ readOnly: false }).owner]);
			expect(() => read({ readOnly: '' })).toThrow('the field Read Only of the credential is neither on nor off');
			expect([name, read({ maxRequestsPerSecond: 5, n8nProcesses: 3 }).owner]).toEqual([name, read({}).owner]);
			const authenticate = type.authenticate as IAuthenticate & ((fields: object, request: object) => Promise<unknown>);
			const { message } = await caught(
				authenticate({ ...fields, ...movedTo('https://a.example'), n8nProcesses: 0 }, {}),
			);
			expect([name, message]).toEqual([
				name,
				expect.stringContaining('the field n8n Processes of the credential must be'),
			]);
		}
	});

	test('gives another owner than the reader of any other type, even for the same values', () => {
		const owners = CREDENTIALS.map(({ subject, movedTo, read }) => {
			const same = Object.fromEntries(subject.identity.map((field) => [field, 'same']));
			return read({ ...movedTo('https://a.example'), ...same }).owner;
		});
		expect(new Set(owners).size).toBe(CREDENTIALS.length);
	});

	test('names every secret, so that no message shows one', () => {
		for (const { name, shown, fields, hasToken, read } of CREDENTIALS) {
			const secret = shown.filter((field) => field.typeOptions?.password && field.name !== 'caCertificate');
			const values = secret.map((field) => String(fields[field.name]));
			const token = hasToken ? { accessToken: 'the stored token' } : {};
			const named = expect.arrayContaining([...values, ...Object.values(token)]) as unknown;
			expect([name, read(token).secrets]).toEqual([name, named]);
		}
	});
});
