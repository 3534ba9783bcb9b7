import { objects } from '../../../core/ocsf/nested';
import { RuleSet } from '../../../core/ocsf/rules';
import { from } from '../../../core/ocsf/sources';
import { addresses, ip, mac } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { expectRows } from '../../harness/rows';

const rules = new RuleSet({
	'machine.network_interfaces': from('nics', objects('network_interfaces', { name: from('name'), ip: from('ip', ip) })),
	'machine.ip': from('ips', addresses(ip)),
	'machine.mac': from('macs', addresses(mac)),
});
const A = '10.0.0.1';
const B = '10.0.0.2';
const MAC = '00:1a:2b:3c:4d:5e';

test('all addresses but the first are interfaces, and those of the interfaces that a product sends are not repeated', async () => {
	await expectRows<Row>(
		[
			[{ ips: [A] }, { ip: A }],
			[
				{ ips: [A, B], macs: [MAC] },
				{ ip: A, mac: MAC, network_interfaces: [{ ip: B }] },
			],
			[
				{ nics: [{ name: 'eth0', ip: B }, { name: 'eth1' }], ips: [A, B, '::1'] },
				{ ip: A, network_interfaces: [{ name: 'eth0', ip: B }, { name: 'eth1' }, { ip: '::1' }] },
			],
		],
		(row) => rules.read(row).attributes.machine,
	);
});

test('what is added to the interfaces does not change what was found in the record', () => {
	const { found } = rules.read({ nics: [{ ip: B }], ips: [A, B, '::1'] });
	expect(found[0].read).toEqual([{ ip: B }]);
});
