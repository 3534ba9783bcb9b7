import { armis } from '../../simulators/armis/entry.cts';

test('the command line gets what to type into both credentials, and a call to try', async () => {
	const running = await armis.start({ port: 0, records: 5 });
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
	expect(running.tryIt).toContain('/api/v1/search/?aql=in:alerts');
});
