import { pickFrom } from '../../kernel/random.cts';
import { machineName, machineSerial, personMail, personName, personUser } from '../../shared-identities.cts';
import { COMMON, data, date, draw, type AssetKind, type Draw } from './field.cts';

const DEPARTMENTS = ['Finance', 'Engineering', 'Sales', 'Security'];

// User n is person n.
const name = ({ seed, number }: Draw) => personUser(seed, number);

/** Users as identities [CODE]. Console users are different, see `system.cts`. */
export const USERS: AssetKind = {
	type: 'users',
	code: 12,
	adapters: ['active_directory_adapter', 'okta_adapter', 'azure_ad_adapter'],
	timeField: 'specific_data.data.first_fetch_time',
	fields: [
		...COMMON,
		data('username', 'User Name', (asset) => [name(asset)], { type: 'array', isDefault: true }),
		data('mail', 'Mail', ({ seed, number }) => [personMail(seed, number)], { type: 'array', isDefault: true }),
		data('display_name', 'Display Name', ({ seed, number }) => personName(seed, number), { isDefault: true }),
		data('domain', 'Domain', () => 'corp.example.com'),
		// A list of booleans when adapters disagree, otherwise one boolean [CODE: the types differ].
		data('is_admin', 'Is Admin', (asset) => (draw(asset, 1) % 9 === 0 ? [true, false] : draw(asset, 1) % 5 === 0), {
			type: 'bool',
			isDefault: true,
		}),
		data('account_disabled', 'Account Disabled', (asset) => draw(asset, 2) % 6 === 0, { type: 'bool' }),
		data('employee_id', 'Employee ID', (asset) => (asset.number % 2 ? asset.number : `E-${asset.number}`)),
		data('user_department', 'Department', (asset) => [pickFrom(DEPARTMENTS, draw(asset, 3))], { type: 'array' }),
		date('last_seen', 'Last Seen', (asset) => asset.createdMs + (draw(asset, 4) % 600_000)),
		date('first_fetch_time', 'First Fetch Time', ({ createdMs }) => createdMs),
		data('associated_devices', 'Associated Devices', associatedDevices, { type: 'array' }),
	],
};

function associatedDevices(asset: Draw): unknown[] {
	const count = draw(asset, 5) % 3;
	return Array.from({ length: count }, (_, index) => ({
		device_caption: machineName(asset.number + index),
		device_serial: machineSerial(asset.seed, asset.number + index),
	}));
}
