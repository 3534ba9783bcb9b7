/** What is in Axonius is found however Axonius and the user spell it. */
import { expectRows } from '../../harness/rows';
import { tenant } from './setting.cts';

test('a value is found however it is spelled in Axonius, and by whom it is asked for', async () => {
	const { vendor, run } = await tenant('v2');
	const find = async ([lookUpBy, field, stored, asked]: readonly string[]) => {
		const type = ['mail', 'userName'].includes(lookUpBy) ? 'users' : 'devices';
		const id = String(vendor[type][0].internal_axon_id);
		vendor.updateAsset(type, id, { [`specific_data.data.${field}`]: field.includes('.') ? [stored] : stored });
		const { json } = await run({ resource: 'asset', operation: 'lookUp', lookUpBy, values: [asked] });
		return json.map(({ found, complete }) => [found, complete]);
	};
	const ips = ['ipAddress', 'network_interfaces.ips'];
	const mac = ['macAddress', 'network_interfaces.mac'];
	await expectRows(
		[
			[...ips, '::ffff:10.99.1.2', '10.99.1.2'],
			[...ips, '2001:0DB8:0:1::1', '2001:db8:0:1::1'],
			[...ips, '2001:db8::0001%eth0', '2001:DB8::1'],
			[...mac, 'B827EB000001', 'B8:27:EB:00:00:01'],
			[...mac, 'b8-27-EB-00-00-01', 'B8:27:EB:00:00:01'],
			['hostName', 'hostname', 'web-x.example.com.', 'web-x.example.com'],
			['hostName', 'hostname', 'Web-X.example.com', 'web-x.example.com.'],
			['userName', 'username', 'ADİL', 'ADİL'],
			['userName', 'username', 'JOSE\u0301', 'José'],
			['userName', 'username', 'Müller, Jo', 'müller, jo'],
			['serialNumber', 'device_serial', 'ß-12', 'ß-12'],
		].map((row) => [row, [[true, true]]] as const),
		find,
	);
});
