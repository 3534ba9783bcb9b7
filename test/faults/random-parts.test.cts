import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RANDOM_PARTS } from './random-parts.cts';

const TEST = path.join(__dirname, '..');

test('each of the properties P1 to P12 is tried, in a file that npm run faults runs', () => {
	const { files } = RANDOM_PARTS.properties;
	const all = readdirSync(TEST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('ts'));
	const run = all.filter((file) => files.some((pattern) => new RegExp(pattern).test(`test/${file}`)));
	const found = run.flatMap((file) => readFileSync(path.join(TEST, file), 'utf8').match(/\[P\d+\]/g) ?? []);
	expect([...new Set(found)].sort()).toEqual(Array.from({ length: 12 }, (_, index) => `[P${index + 1}]`).sort());
});
