/** What is in PrivX is found however PrivX and the user spell it. */
import { expectRows } from '../../harness/rows';
import { tenant } from './setting.cts';

test('a host is found however it is spelled in PrivX, one of few or of many that the search does not find', async () => {
	const { run, asked } = await tenant({ hosts: 20 });
	const host = { commonName: 'Web-Mixéd', addresses: 'Srv.Example.com,2001:0DB8:0:1::1,::ffff:10.99.1.2' };
	await run({ resource: 'host', operation: 'create', ...host });
	const more = Array.from({ length: 11 }, (_, index) => `other-${index}`);
	const find = async ([lookUpBy, value]: readonly [string, string]) => {
		const results: unknown[] = [];
		for (const values of [[value], [value, ...more]]) {
			const before = asked().length;
			const { json } = await run({ resource: 'host', operation: 'lookUp', lookUpBy, values });
			results.push([json[0].found, json[0].complete, asked().length - before]);
		}
		return results;
	};
	const inSecondWay = [
		[true, true, 2],
		[true, true, 2],
	];
	const atOnce = [
		[true, true, 1],
		[true, true, 2],
	];
	await expectRows(
		[
			[['name', 'web-mixéd'], inSecondWay],
			[['name', 'web-mixe\u0301d'], inSecondWay],
			[['name', 'Web-Mixéd.'], atOnce],
			[['address', 'srv.example.com'], inSecondWay],
			[['address', 'Srv.Example.com.'], atOnce],
			[['address', '2001:db8:0:1::1'], inSecondWay],
			[['address', '10.99.1.2'], atOnce],
		],
		find,
	);
});
