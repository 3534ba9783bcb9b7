import { startArmis, type ArmisOptions, type ArmisSimulator } from '../../simulators/armis/index.cts';
import { v3Client } from './armis-client.cts';
import { everyRow } from './rows.cts';

let simulator: ArmisSimulator;
const start = async (options: ArmisOptions = {}) => {
	simulator = await startArmis(options);
	return await v3Client(simulator);
};

const stop = async () => await simulator.stop();
afterEach(stop);

describe('the data export', () => {
	const linksOf = async (entity: string) => {
		const { json } = await v3Client(simulator);
		return await json<{ urls: string[]; enabled: boolean }>('GET', `/data-export/${entity}`);
	};

	it('gives signed links to Parquet files, on another origin or its own', async () => {
		await everyRow(
			['other', 'own'] as const,
			async (exportOrigin) => {
				await start({ exportOrigin });
				const { urls, ...rest } = await linksOf('vulnerabilities');
				expect(rest).toMatchObject({ enabled: true, file_format: 'parquet' });
				expect(urls.map((url) => new URL(url).origin === simulator.url)).toEqual(
					urls.map(() => exportOrigin === 'own'),
				);
				const file = Buffer.from(await (await fetch(urls[1])).arrayBuffer());
				expect([file.length, file.subarray(0, 4).toString(), file.subarray(-4).toString()]).toEqual([
					4096,
					'PAR1',
					'PAR1',
				]);
				expect(simulator.downloads.map(({ headers }) => headers.authorization)).toEqual([undefined]);
			},
			stop,
		);
	});

	it('refuses a file with a token in the request, with a changed link, and with an expired link', async () => {
		let time = Date.UTC(2026, 0, 15);
		await start({ now: () => time });
		const [url] = (await linksOf('applications')).urls;
		const withToken = await fetch(url, { headers: { authorization: 'Bearer x' } });
		const changed = await fetch(url.replace('0000', '0001'));
		time += 900_000;
		expect([withToken.status, changed.status, (await fetch(url)).status]).toEqual([400, 403, 403]);
		expect(simulator.downloads[0].headers.authorization).toBe('Bearer x');
	});

	it('is switched off and on, and has three entities', async () => {
		const { send } = await start();
		expect((await send('PATCH', '/data-export/risk-factors', { enabled: false })).status).toBe(200);
		expect(await linksOf('risk-factors')).toMatchObject({ enabled: false, urls: [], urls_creation_time: null });
		expect(simulator.exports['risk-factors']).toBe(false);
		expect((await send('PATCH', '/data-export/risk-factors', { enabled: 'yes' })).status).toBe(422);
		expect((await send('GET', '/data-export/devices')).status).toBe(404);
	});
});
