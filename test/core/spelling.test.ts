import * as spelling from '../../core/spelling';
import { expectRows } from '../harness/rows';

const NONE = undefined;

test('a text is spelled in the one way of its kind, or is none of it', async () => {
	const { anyName, hostName, ipAddress, macAddress, machineAddress, mailAddress, serialNumber } = spelling;
	const { shortHostName, shortMachineAddress } = spelling;
	await expectRows<readonly [of: spelling.Spelling, text: string]>(
		[
			[[ipAddress, '10.1.2.3'], '10.1.2.3'],
			[[ipAddress, '::ffff:10.1.2.3'], '10.1.2.3'],
			[[ipAddress, '2001:0DB8:0:0::1'], '2001:db8::1'],
			[[ipAddress, '10.1.2'], NONE],
			[[ipAddress, '010.1.2.3'], NONE],
			[[ipAddress, ':::'], NONE],
			[[ipAddress, '10.1.2.3/24'], NONE],
			[[ipAddress, 'fe80::1%eth0'], NONE],
			...[
				'00:1A:2B:3C:4D:5E',
				'00-1a-2b-3c-4d-5e',
				'001a2b3c4d5e',
				'001a.2b3c.4d5e',
				'001A-2B3C-4D5E',
				'001a2b-3c4d5e',
			].map((text) => [[macAddress, text], '00:1a:2b:3c:4d:5e'] as const),
			[[macAddress, '00:1a:2b:3c:4d'], NONE],
			[[hostName, 'Web-01.Example.COM.'], 'web-01.example.com'],
			[[hostName, 'jörg-pc$'], 'jörg-pc$'],
			[[hostName, '10.1.2.3'], NONE],
			[[hostName, '10.1.2'], NONE],
			[[hostName, '2001:db8::1'], NONE],
			[[hostName, 'web 01'], NONE],
			[[hostName, '.'], NONE],
			[[hostName, 'a'.repeat(321)], NONE],
			[[shortHostName, 'Web-01.example.com'], 'web-01'],
			[[shortHostName, '.example.com'], NONE],
			[[machineAddress, '2001:DB8::1'], '2001:db8::1'],
			[[machineAddress, 'WEB-01.example.com'], 'web-01.example.com'],
			[[machineAddress, '10.1.2'], NONE],
			[[shortMachineAddress, '10.1.2.3'], '10.1.2.3'],
			[[shortMachineAddress, 'web-01.example.com'], 'web-01'],
			[[mailAddress, 'Alice@Example.com'], 'alice@example.com'],
			[[mailAddress, 'alice'], NONE],
			[[serialNumber, 'sn-1a'], 'SN-1A'],
			[[anyName, 'Alice Ahola'], 'alice ahola'],
			[[anyName, ''], NONE],
			[[serialNumber, ''], NONE],
		],
		([of, text]) => of.read(text),
	);
});

test('and is asked for in each of its usual ways, where a product may compare texts as they are', async () => {
	const { casesOf, ipSpellings, macSpellings } = spelling;
	await expectRows<[ways: (text: string) => string[], text: string]>(
		[
			[
				[casesOf, 'Web-01'],
				['Web-01', 'web-01', 'WEB-01'],
			],
			[
				[macSpellings, '00:1a:2b:3c:4d:5e'],
				['00:1A:2B:3C:4D:5E', '00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E', '00-1a-2b-3c-4d-5e'],
			],
			[[ipSpellings, '10.1.2.3'], ['10.1.2.3']],
			[
				[ipSpellings, '2001:db8::1'],
				[
					...['2001:db8::1', '2001:DB8::1', '2001:db8:0:0:0:0:0:1', '2001:DB8:0:0:0:0:0:1'],
					...['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:0DB8:0000:0000:0000:0000:0000:0001'],
				],
			],
			[
				[ipSpellings, 'fe80::'],
				[
					'fe80::',
					'FE80::',
					'fe80:0:0:0:0:0:0:0',
					'FE80:0:0:0:0:0:0:0',
					`fe80${':0000'.repeat(7)}`,
					`FE80${':0000'.repeat(7)}`,
				],
			],
			[
				[ipSpellings, '1:2:3:4:5:6:7:8'],
				['1:2:3:4:5:6:7:8', '0001:0002:0003:0004:0005:0006:0007:0008'],
			],
		],
		([ways, text]) => ways(text),
	);
});
