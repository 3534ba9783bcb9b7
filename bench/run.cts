/**
 * `npm run bench`: this package beside n8n's own pagination and a bare loop, in one run, against a simulator in a
 * process of its own. Quote the ratios; absolute figures are those of the machine. Without --case it writes RESULTS.md.
 *
 *   --rounds N     counted rounds, default 5 (one more warms up)
 *   --case NAME    only this case, or those of one vendor: `--case armis`
 *   --large        export up to a million records
 */
import { parseArgs } from 'node:util';
import { VENDORS } from '../scripts/vendors.js';
import { writeResults } from './results.cts';
import type { Bench } from './subject.cts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '5' },
		case: { type: 'string', default: '' },
		large: { type: 'boolean', default: false },
	},
});

async function main(): Promise<void> {
	const asked = { rounds: Number(values.rounds), large: values.large };
	const all = VENDORS.flatMap(({ id }) => {
		const { cases } = require(`./subjects/${id}.cts`) as Bench;
		return Object.entries(cases).map(([name, run]) => ({ name: `${id}/${name}`, run }));
	});
	const wanted = all.filter(({ name }) => name.startsWith(values.case));
	if (wanted.length === 0) {
		throw new Error(`There is no case "${values.case}": ${all.map(({ name }) => name).join(', ')}`);
	}
	for (const { run } of wanted) await run(asked);
	// A file with some of the cases would look like a whole one.
	if (wanted.length === all.length) writeResults(asked.rounds);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
