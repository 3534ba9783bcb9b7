/** What `npm run simulators` says of each simulator, beside the forms in n8n. */
import { VENDORS } from '../../scripts/vendors.js';
import type { Entry } from '../../simulators/entry.cts';
import type { Simulator } from '../../simulators/kernel/simulator.cts';
import { SUBJECTS } from '../credentials/all-subjects.cts';

const forms = new Map(
	SUBJECTS.map(([, { Type }]) => {
		const { displayName, properties } = new Type();
		return [displayName, properties.map((property) => property.displayName)];
	}),
);

test('the command line prints each credential under its name in n8n, and its fields under theirs', async () => {
	const printed: string[] = [];
	for (const { id } of VENDORS) {
		const { entry } = require(`../../simulators/${id}/index.cts`) as { entry: Entry<Simulator> };
		const simulator = await entry.start({ port: 0, records: 5, endTime: Date.now() });
		await simulator.stop();
		for (const [name, fields] of Object.entries(entry.credentials(simulator))) {
			printed.push(name);
			expect(forms.get(name)).toEqual(expect.arrayContaining(fields.map(([field]) => field)));
		}
	}
	expect(printed.sort()).toEqual([...forms.keys()].sort());
});
