import { ArmisSecretKeyApi } from '../../credentials/ArmisSecretKeyApi.credentials';
import { entry } from '../../simulators/armis/entry.cts';

test('the command line prints the fields of both credentials, and a call to try', async () => {
	const running = await entry.start({ port: 0, records: 5 });
	const fields = Object.fromEntries(running.credential);
	const page = await fetch(`${fields['Tenant URL']}/`);
	await running.stop();
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
	expect(running.tryIt).toContain('/api/v1/search/?aql=in:alerts');
});
