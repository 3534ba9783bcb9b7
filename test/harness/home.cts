/**
 * Gives n8n-core a home of its own outside of Jest, gone when the process ends: settings, key and binary data go there.
 * In Jest, `test/runner/environment.js` does this.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (process.env.JEST_WORKER_ID === undefined) {
	const home = mkdtempSync(join(tmpdir(), 'secops-harness-'));
	process.env.N8N_USER_FOLDER = home;
	process.env.N8N_LOG_LEVEL = 'silent';
	process.on('exit', () => rmSync(home, { recursive: true, force: true }));
}
