import { assetShape, simpleNames } from '../../../nodes/Axonius/assets';
import { all, any, contains, inTheLast, isOneOf } from '../../../nodes/Axonius/aql';
import { cleaned, fieldOf } from '../../../nodes/Axonius/values';
import { expectRows } from '../../harness/rows';

test('a value is cleaned of empty parts at any depth, and has its times in ISO 8601', async () => {
	await expectRows<unknown>(
		[
			['Sat, 29 Nov 2025 12:08:36 GMT', '2025-11-29T12:08:36.000Z'],
			['Xyz, 99 Abc 2025 12:08:36 GMT', 'Xyz, 99 Abc 2025 12:08:36 GMT'],
			['on Sat, 29 Nov 2025 12:08:36 GMT', 'on Sat, 29 Nov 2025 12:08:36 GMT'],
			['', undefined],
			[null, undefined],
			[undefined, undefined],
			[false, false],
			[0, 0],
			[['', null, 'a'], ['a']],
			[[[], {}], undefined],
			[{ a: { b: '' }, c: [{ d: null, e: 0 }] }, { c: [{ e: 0 }] }],
		],
		cleaned,
	);
	const odd: unknown = JSON.parse('{"__proto__": {"a": 1}, "constructor": "x"}');
	expect(JSON.stringify(cleaned(odd))).toBe('{"__proto__":{"a":1},"constructor":"x"}');
});

test('a field is found by its dotted name, flat or in raw records, each value once', async () => {
	const linux = { data: { os: { type: 'Linux' } } };
	await expectRows<object>(
		[
			[{ 'specific_data.data.os.type': ['Linux'] }, ['Linux']],
			[{ specific_data: [linux] }, 'Linux'],
			[{ specific_data: [linux, { data: { os: [{ type: 'Linux' }, { type: 'Windows' }] } }] }, ['Linux', 'Windows']],
			[{ specific_data: [{ data: null }, 'odd'] }, undefined],
			[{}, undefined],
		],
		(row) => fieldOf(row as never, 'specific_data.data.os.type'),
	);
});

const FROM = { access: { base: new URL('https://acme.axonius.example/api/v2') }, clock: { now: () => 0 } };

describe('A simplified asset', () => {
	test('keeps both of two fields whose short names are the same', () => {
		const fields = ['specific_data.data.name', 'specific_data.name', 'constructor'];
		const row = { internal_axon_id: 'a', 'specific_data.data.name': 'x', 'specific_data.name': 'y', constructor: 'z' };
		expect(assetShape('devices', fields, 'simplified')(row as never, FROM)).toEqual({
			internal_axon_id: 'a',
			asset_type: 'devices',
			name: 'x',
			specific_data_name: 'y',
			constructor: 'z',
			dedupeKey: 'axonius:a',
		});
	});

	test('has each field under the same name in every record, also in those that lack another one', () => {
		const fields = ['specific_data.data.name', 'adapters_data.gui.name', 'name', 'adapters_data.gui.asset_type'];
		const names = ['specific_data_data_name', 'adapters_data_gui_name', 'name', 'adapters_data_gui_asset_type'];
		for (const [index, field] of fields.entries()) {
			const asset = { internal_axon_id: 'a', [field]: 'x' };
			expect(assetShape('devices', fields, 'simplified')(asset, FROM)).toEqual({
				internal_axon_id: 'a',
				asset_type: 'devices',
				[names[index]]: 'x',
				dedupeKey: 'axonius:a',
			});
		}
		expect(simpleNames(fields)).toEqual(names);
		expect(simpleNames(['a.b', 'a_b', 'adapters_data.a_b'])).toEqual(['a.b', 'a_b', 'adapters_data_a_b']);
	});

	test('has a list or one value in each field, the same for every record, whichever Axonius sends', () => {
		const row = {
			internal_axon_id: 'a',
			asset_type: 'devices',
			'specific_data.data.hostname': ['web-1', 'web-1.corp'],
			'specific_data.data.network_interfaces.ips': '10.0.0.1',
		};
		expect(assetShape('devices', [], 'simplified')(row, FROM)).toEqual({
			internal_axon_id: 'a',
			asset_type: 'devices',
			url: 'https://acme.axonius.example/assets/devices/a',
			hostname: 'web-1',
			ips: ['10.0.0.1'],
			dedupeKey: 'axonius:a',
		});
	});

	test('has the address of its page in the console where that is known, or where it is chosen', () => {
		const urlOf = (type: string, fields: string[] = [], row: object = { internal_axon_id: 'a/b' }) =>
			assetShape(type, fields, 'simplified')(row as never, FROM).url;
		expect([
			urlOf('users'),
			urlOf('devices', ['url']),
			urlOf('devices', ['adapters']),
			urlOf('vulnerabilities'),
		]).toEqual([
			'https://acme.axonius.example/users/a%2Fb',
			'https://acme.axonius.example/assets/devices/a%2Fb',
			undefined,
			undefined,
		]);
		expect(urlOf('devices', [], {})).toBeNull();
	});
});

test('AQL is written so that no value can break out of it', () => {
	const rows = [
		[isOneOf('a', ['x']), '("a" == "x")'],
		[isOneOf('a', ['x', 'y"']), '(("a" == "x") or ("a" == "y\\""))'],
		[contains('a', 'x.y("'), '("a" == regex("x\\\\.y\\\\(\\"", "i"))'],
		[inTheLast('t', 0), '("t" >= date("NOW - 1h"))'],
		[inTheLast('t', 48 * 3_600_000), '("t" >= date("NOW - 48h"))'],
		[inTheLast('t', 48 * 3_600_000 + 1), '("t" >= date("NOW - 3d"))'],
		[any(['a']), 'a'],
		[all(['a', 'b']), 'a and b'],
		[all([]), undefined],
	];
	expect(rows.map(([written]) => written)).toEqual(rows.map(([, expected]) => expected));
});
