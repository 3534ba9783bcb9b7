import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs the command line until it ends; `whenReady` gets its first output. */
async function run(options: string[], whenReady: (words: string, stop: () => void) => Promise<void>) {
	const child = spawn(process.execPath, ['--require', 'tsx/cjs', 'simulators/start.cts', ...options]);
	const errors = text(child.stderr);
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	let words = '';
	for await (const chunk of child.stdout) {
		words += String(chunk);
		if (words.includes('Ctrl+C')) await whenReady(words, () => child.kill('SIGINT'));
	}
	return { code: await ended, errors: await errors };
}

describe('npm run simulators', () => {
	it('prints how to use each simulator in n8n, runs, and ends without an error on Ctrl+C', async () => {
		let status = 0;
		const { code, errors } = await run(['--port', '0', '--records', '3', '--new-every', '60'], async (words, stop) => {
			const [, url, id, secret] = /URL +(\S+)\s+Client ID +(\S+)\s+Client Secret +(\S+)/.exec(words) ?? [];
			const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
			const login = `${url}/api/2.0/oauth/token?grant_type=client_credentials`;
			status = (await fetch(login, { method: 'POST', headers: { authorization } })).status;
			stop();
		});
		expect([status, code, errors]).toEqual([200, 0, '']);
	});

	it('prints its usage after a wrong option', async () => {
		const { code, errors } = await run(['--records', 'many'], async () => undefined);
		expect(code).toBe(1);
		expect(errors).toContain('--records needs a whole number, not "many"');
		expect(errors).toContain('Usage: npm run simulators');
	});

	it('refuses an unknown simulator, and lists the ones that exist', async () => {
		const { code, errors } = await run(['--only', 'elsewhere'], async () => undefined);
		expect(code).toBe(1);
		expect(errors).toContain('There is no simulator "elsewhere"');
		expect(errors).toContain('usm-anywhere');
	});
});
