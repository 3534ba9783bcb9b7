import * as spelling from '../../core/spelling';
import { expectRows } from '../harness/rows';

const NONE = undefined;

test('a text is spelled in the one way of its kind, or is none of it', async () => {
	const { anyName, hostName, ipAddress, macAddress, machineAddress, machineName, mailAddress, serialNumber } = spelling;
	const { shortHostName, shortMachineAddress } = spelling;
	await expectRows<readonly [of: spelling.Spelling, text: string]>(
		[
			[[ipAddress, '10.1.2.3'], '10.1.2.3'],
			[[ipAddress, '::ffff:10.1.2.3'], '10.1.2.3'],
			[[ipAddress, '0:0:0:0:0:FFFF:a01:203'], '10.1.2.3'],
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
			[[hostName, 'jo\u0308rg-pc$'], 'jörg-pc$'],
			[[machineName, 'Web 01.'], 'web 01'],
			[[machineName, '.'], NONE],
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

test('an address in a record may have a mask or an interface beside it', async () => {
	const { ipAddress, machineAddress, shortMachineAddress } = spelling;
	await expectRows<readonly [of: spelling.Spelling, text: string]>(
		[
			[[ipAddress, '10.1.2.3/24'], '10.1.2.3'],
			[[machineAddress, 'FE80::1%eth0'], 'fe80::1'],
			[[shortMachineAddress, '2001:db8::1/64'], '2001:db8::1'],
			[[machineAddress, 'web-01'], NONE],
		],
		([of, text]) => of.readStored?.(text),
	);
});

test('and is asked for in each of its usual ways, where a product may compare texts as they are', async () => {
	const { ipSpellings, macSpellings, textSpellings } = spelling;
	await expectRows<[ways: (text: string) => string[], text: string]>(
		[
			[
				[(text) => textSpellings(spelling.hostName, 'web-01', [text]), 'Web-01'],
				['Web-01', 'web-01', 'WEB-01', 'Web-01.', 'web-01.', 'WEB-01.'],
			],
			[
				[(text) => textSpellings(spelling.anyName, 'ö.', [text]), 'Ö.'],
				['Ö.', 'O\u0308.', 'ö.', 'o\u0308.'],
			],
			[
				[(text) => textSpellings(spelling.serialNumber, 'SS-1', [text]), 'ß-1'],
				['ß-1', 'SS-1', 'ss-1'],
			],
			[
				[macSpellings, '00:1a:2b:3c:4d:5e'],
				[
					...['00:1A:2B:3C:4D:5E', '00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E', '00-1a-2b-3c-4d-5e'],
					...['001A2B3C4D5E', '001a2b3c4d5e', '001A.2B3C.4D5E', '001a.2b3c.4d5e'],
				],
			],
			[
				[ipSpellings, '10.1.2.3'],
				['10.1.2.3', '::ffff:10.1.2.3', '::FFFF:10.1.2.3'],
			],
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
