import { osType } from '../../../core/ocsf/operating-system';
import { expectRows } from '../../harness/rows';

test('the kind of an operating system follows from how its name begins; the system of Cisco is not that of Apple', async () => {
	await expectRows<unknown>(
		[
			['Windows', { id: 100, caption: 'Windows' }],
			['Microsoft Windows Server 2022', { id: 100, caption: 'Windows' }],
			['Windows Mobile 6', { id: 101, caption: 'Windows Mobile' }],
			['Linux', { id: 200, caption: 'Linux' }],
			['Ubuntu22.04', { id: 200, caption: 'Linux' }],
			['Android 14', { id: 201, caption: 'Android' }],
			['macOS 14', { id: 300, caption: 'macOS' }],
			['Mac OS X', { id: 300, caption: 'macOS' }],
			['iOS 17', { id: 301, caption: 'iOS' }],
			['IOS XE', { id: 99, caption: 'IOS XE' }],
			['iPadOS', { id: 302, caption: 'iPadOS' }],
			['SunOS 5.11', { id: 400, caption: 'Solaris' }],
			['AIX', { id: 401, caption: 'AIX' }],
			['AIXtreme', { id: 99, caption: 'AIXtreme' }],
			['HP-UX', { id: 402, caption: 'HP-UX' }],
			['RTOS', { id: 99, caption: 'RTOS' }],
			['', undefined],
			[null, undefined],
			[{ name: 'Linux' }, undefined],
		],
		(given) => osType.read(given),
	);
});
