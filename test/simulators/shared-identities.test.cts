import { startArmis } from '../../simulators/armis/index.cts';
import { startAxonius } from '../../simulators/axonius/index.cts';
import { startPrivx } from '../../simulators/privx/index.cts';
import { machineAddress, machineMac, machineSerial, personMail } from '../../simulators/shared-identities.cts';
import { startUsmAnywhere } from '../../simulators/usm-anywhere/index.cts';

const DATA = 'specific_data.data.';

/** What each product knows at its usual size, in one spelling. */
async function known() {
	const [armis, axonius, privx, usm] = await Promise.all([
		...[startArmis(), startAxonius(), startPrivx({ tls: false }), startUsmAnywhere()],
	] as const);
	await Promise.all([armis, axonius, privx, usm].map(async (one) => await one.stop()));
	const devices = axonius.devices.map((device) => (name: string) => [device[DATA + name]].flat().map(String));
	return {
		armis: armis.devices.map(({ ipAddress, macAddress, serialNumber, names }) =>
			keyOf(names.split(', ')[1], ipAddress, macAddress, serialNumber),
		),
		axonius: devices.map((of) =>
			keyOf(
				of('hostname_preferred')[0],
				of('network_interfaces.ips')[0],
				of('network_interfaces.mac')[0],
				of('device_serial')[0],
			),
		),
		owners: devices.flatMap((of) => of('last_used_users')),
		people: axonius.users.flatMap((user) => user[`${DATA}mail`] as string[]),
		hosts: privx.hosts.map(({ common_name: name, addresses }) => `${name} ${(addresses as string[])[0]}`),
		users: privx.users.map(({ email }) => String(email)),
		alarms: usm.alarms.map((alarm) => ({
			ip: (alarm.alarm_source_names as string[])[0],
			name: String(alarm.source_name),
			user: String(alarm.source_username),
		})),
	};
}

/** A device as a join finds it. */
function keyOf(domainName: string, ip: string, mac: string, serial: unknown): string {
	return [domainName.split('.')[0], ip, mac.toLowerCase(), serial].join(' ');
}

const common = <T,>(left: readonly T[], right: readonly T[]) => left.filter((one) => new Set(right).has(one));

describe('What several simulators know', () => {
	test('some devices are in one inventory, some in two, and some are also hosts of PrivX', async () => {
		const { armis, axonius, hosts } = await known();
		const nameAndAddress = (keys: string[]) => keys.map((key) => key.split(' ', 2).join(' '));
		const [inArmis, inAxonius] = [armis, axonius].map(nameAndAddress);
		const both = common(armis, axonius);
		expect({
			armis: armis.length,
			axonius: axonius.length,
			hosts: hosts.length,
			'Armis and Axonius': both.length,
			'PrivX and Armis': common(hosts, inArmis).length,
			'PrivX and Axonius': common(hosts, inAxonius).length,
			'all three': common(hosts, nameAndAddress(both)).length,
		}).toEqual({
			...{ armis: 120, axonius: 100, hosts: 60 },
			...{ 'Armis and Axonius': 50, 'PrivX and Armis': 12, 'PrivX and Axonius': 18, 'all three': 10 },
		});
	});

	test('people are the same in Axonius and PrivX, and own devices', async () => {
		const { people, users, owners } = await known();
		expect([people.length, users.length, common(people, users).length]).toEqual([40, 40, 19]);
		const names = people.map((mail) => mail.split('@')[0]);
		expect(common(owners, names)).toHaveLength(owners.length);
	});

	test('every second alarm begins at a known device, at the address and mostly by the name of that device, and names its owner', async () => {
		const { armis, axonius, alarms, people } = await known();
		const devices = new Map([...armis, ...axonius].map((key) => [key.split(' ')[1], key.split(' ')[0]]));
		const found = alarms.filter(({ ip }) => devices.has(ip));
		expect(found).toHaveLength(50);
		expect(found.filter(({ ip, name }) => devices.get(ip) === name).length).toBeGreaterThan(30);
		const names = people.map((mail) => mail.split('@')[0]);
		expect(found.filter(({ user }) => names.includes(user))).toHaveLength(50);
	});

	test('is the same for the same seed, and for another one it is something else', () => {
		const described = (seed: number) => [
			...[machineAddress(seed, 7), machineMac(seed, 7), machineSerial(seed, 7), personMail(seed, 7)],
		];
		expect(described(1)).toEqual(described(1));
		expect(common(described(1), described(2))).toEqual([]);
	});
});
