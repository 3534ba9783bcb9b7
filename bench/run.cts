/**
 * `npm run bench`: this package beside n8n's own pagination and a bare loop, in one run, against a simulator in a
 * process of its own. Quote the ratios; absolute figures are those of the machine.
 *
 *   --rounds N     counted rounds, default 5 (one more warms up)
 *   --case NAME    only this case, or those of one vendor: `--case armis`
 *   --large        export up to a million records
 */
import { parseArgs } from 'node:util';
import { VENDORS } from '../scripts/vendors.js';
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
	const wanted = VENDORS.filter(({ id }) => `${id}/`.startsWith(values.case) || values.case.startsWith(`${id}/`));
	for (const { id } of wanted) {
		const { cases } = require(`./subjects/${id}.cts`) as Bench;
		for (const [name, run] of Object.entries(cases)) {
			if (`${id}/${name}`.startsWith(values.case)) await run(asked);
		}
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
