/** Gives n8n-core a home of its own, gone after the test file: settings, key and binary data land there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const home = mkdtempSync(join(tmpdir(), 'secops-harness-'));
process.env.N8N_USER_FOLDER = home;
process.env.N8N_LOG_LEVEL = 'silent';
process.on('exit', () => rmSync(home, { recursive: true, force: true }));
if (typeof afterAll === 'function') afterAll(() => rmSync(home, { recursive: true, force: true }));
