import { EventMapper } from '../../../core/ocsf/event';
import { DEVICE_INVENTORY } from '../../../core/ocsf/classes';
import { from } from '../../../core/ocsf/sources';
import { addresses, hostName, ip, time } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { expectRows } from '../../harness/rows';

const MAPPER = new EventMapper({
	class: DEVICE_INVENTORY,
	activity: 2,
	product: { name: 'Product', vendor: 'Vendor' },
	log: 'devices',
	time: from([], time),
	uid: () => 'device-1',
	message: () => [],
	attributes: {
		'device.ip': from('addresses', addresses(ip)),
		'device.hostname': from('addresses', addresses(hostName)),
	},
});

test('of a field with IP addresses and names, each goes to its own attribute, and only what is neither stays unmapped', async () => {
	await expectRows<unknown>(
		[
			[['web-1.example', '10.0.0.7'], { ip: '10.0.0.7', hostname: 'web-1.example' }],
			[['10.0.0.7'], { ip: '10.0.0.7' }],
			['2001:db8::7', { ip: '2001:db8::7' }],
			[['web-1', 'not a name'], { hostname: 'web-1', unmapped: ['web-1', 'not a name'] }],
		],
		(given) => {
			const { device, unmapped } = MAPPER.eventOf({ addresses: given } as Row, { url: '', readAt: 0 }) as Row;
			const { ip: address, hostname } = device as Row;
			const left = (unmapped as Row | undefined)?.addresses;
			return JSON.parse(JSON.stringify({ ip: address, hostname, unmapped: left })) as unknown;
		},
	);
});
