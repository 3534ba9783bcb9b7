/** Names where people have names: what a name chooses, what it never chooses, and how often it is asked for. */
import type { INodeProperties } from 'n8n-workflow';
import type { Session } from '../../../core/http/session';
import { chosenId, idsFor, type Named } from '../../../core/node/named';
import { ParameterReader } from '../../../core/node/parameter-reader';
import type { Row } from '../../../core/pages/page-style';
import { expectRows } from '../../harness/rows';

const role: INodeProperties = { displayName: 'Role', name: 'role', type: 'resourceLocator', default: {} };
const opened = () => ({}) as Session;

const ROWS: Row[] = [
	{ id: '1', name: 'admins' },
	{ id: '2', name: 'Admins' },
	{ id: '3', name: ' Operators ', mail: null },
	{ id: '4', name: 'x', mail: 'Zoë@example.com' },
	{ id: '4', name: 'x', mail: 'Zoë@example.com' },
	{ name: 'nobody' },
	{ id: '5', name: 'Auditors' },
	{ id: '6', name: 'AUDITORS', mail: `line\nend ${'x'.repeat(200)}` },
	{ id: '7', name: 'bob', mail: 'bob@example.com' },
	{ id: '8', name: 'Bob@Example.com', mail: 'Bob' },
	{ id: '9', name: 'mallory', mail: 'Zoe@example.com' },
	{ id: '90', name: 'zoe', mail: 'zoe@example.com' },
	...Array.from({ length: 12 }, (_, index) => ({ id: `1${index}`, name: 'twelve' })),
];

function named(more: Partial<Named> = {}) {
	const asked: string[] = [];
	async function* pages(name: string, rows = ROWS) {
		asked.push(name);
		for (const row of rows) yield await Promise.resolve([row]);
	}
	const roles: Named = {
		what: 'a role',
		isId: (text) => /^\d+$/.test(text),
		idOf: ({ id }) => id as string | undefined,
		namesOf: ({ name, mail }) => [name, mail, ''],
		find: { all: () => pages('all') },
		...more,
	};
	return { roles, asked, pages };
}

async function choose(value: unknown, roles = named().roles, session = opened()): Promise<string> {
	const get = (_name: string, _fallback: unknown, options?: { extractValue?: boolean }) =>
		options?.extractValue && typeof value === 'object' ? (value as Row).value : value;
	return await chosenId(new ParameterReader(get, 'UTC'), session, role, roles);
}

test('a name chooses the record with exactly this name, or the only one that has it in another case', async () => {
	const seven = named();
	const byName = { ...seven.roles, find: { by: [(_: Session, name: string) => seven.pages('', [{ id: '7', name }])] } };
	await expectRows<[unknown, Named?]>(
		[
			[['Admins'], '2'],
			[['operators'], '3'],
			[['zoe\u0308@example.com'], '4'],
			[[{ mode: 'id', value: 'admins' }], '1'],
			// In the mode By Name also what looks like an ID.
			[[{ mode: 'name', value: '12' }, byName], '7'],
		],
		async ([value, roles]) => await choose(value, roles),
	);
});

test.each(['12', { mode: 'id', value: '12' }, { mode: 'list', value: '12' }, { mode: 'url', value: 'x' }, ''])(
	'%j is no name, so nothing is asked',
	async (value) => {
		const { roles, asked } = named();
		await choose(value, roles);
		expect(asked).toEqual([]);
	},
);

test('a name that no record has is an error that says what to do', async () => {
	await expect(choose('nobody')).rejects.toMatchObject({
		message: 'Role is "nobody", but there is no role with this ID or name',
		description: expect.stringContaining('Choose a role from the list') as string,
	});
});

test('a part of a name with commas is an error that says how to give such a name', async () => {
	const given = idsFor(opened(), ['Operators', 'EU'], named().roles, 'Role IDs');
	await expect(given).rejects.toMatchObject({
		message: expect.stringContaining('"EU"') as string,
		description: expect.stringContaining('a name with a comma, give a list: ["Name, with comma"].') as string,
	});
});

test('a name that several records have is an error with the candidates, ten at most', async () => {
	await expect(choose('auditors')).rejects.toMatchObject({
		message: 'Role is "auditors", which is the name of more than one role',
		description: `Use the ID of one of them: Auditors (ID 5); ${`AUDITORS, line end ${'x'.repeat(200)}`.slice(0, 99)}… (ID 6).`,
	});
	await expect(choose('twelve')).rejects.toMatchObject({
		description: expect.stringMatching(/^Use the ID of one of them: (twelve \(ID \d+\); ){10}and 2 more\.$/) as string,
	});
});

test.each([
	['Bob@Example.com', 'the full name of another'],
	['bob', 'a name, and the mail address of another'],
	['zoe@example.com', 'a mail address in another case'],
])('the spelling %j does not win over %s', async (name) => {
	await expect(choose(name)).rejects.toThrow(/is the name of more than one role$/);
});

test('names are asked for once in an execution, and again in the next one', async () => {
	const { roles, asked, pages } = named();
	const session = opened();
	expect(await idsFor(session, ['admins', '17', 'x', 'Admins'], roles, 'Role IDs')).toEqual(['1', '17', '4', '2']);
	await choose('operators', roles, session);
	expect(asked).toEqual(['all']);
	await choose('operators', roles);
	expect(asked).toEqual(['all', 'all']);

	const searching = { ...roles, find: { by: [(_: Session, name: string) => pages(name)] } };
	for (const name of ['admins', 'Admins', 'x', 'x']) await choose(name, searching, session);
	expect(asked).toEqual(['all', 'all', 'admins', 'Admins', 'x']);
});

test('the next way is tried where one finds nothing with the name', async () => {
	const { pages, asked } = named();
	const by = [(_: Session, name: string) => pages(`1 ${name}`, []), (_: Session, name: string) => pages(`2 ${name}`)];
	const { roles } = named({ find: { by } });
	expect(await choose('X', roles)).toBe('4');
	await expect(choose('unheard of', roles)).rejects.toThrow('there is no role');
	expect(asked).toEqual(['1 X', '2 X', '1 unheard of', '2 unheard of']);
});

test('a request that failed is not remembered', async () => {
	let isDown = true;
	const { pages } = named();
	async function* all() {
		if (isDown) throw new Error('down');
		yield* pages('all');
	}
	const { roles } = named({ find: { all } });
	const session = opened();
	await expect(choose('x', roles, session)).rejects.toThrow('down');
	isDown = false;
	expect(await choose('x', roles, session)).toBe('4');
});
