import { ArmisSecretKeyApi } from '../../credentials/ArmisSecretKeyApi.credentials';
import { entry } from '../../simulators/armis/index.cts';

test('the command line prints the fields of both credentials, and a call to try', async () => {
	const simulator = await entry.start({ port: 0, records: 5, endTime: Date.now() });
	const fields = Object.fromEntries(entry.credential(simulator));
	const page = await fetch(`${fields['Tenant URL']}/`);
	await simulator.stop();
	expect(page.status).toBe(200);
	expect(Object.keys(fields)).toEqual([
		'Tenant URL',
		'Vendor ID',
		'Client ID',
		'Client Secret',
		'API URL',
		'Secret Key',
	]);
	expect(fields['Secret Key']).toContain(new ArmisSecretKeyApi().displayName);
	expect(entry.tryIt(simulator)).toContain('/api/v1/search/?aql=in:alerts');
});
