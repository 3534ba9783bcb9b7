import { exportToFile } from '../../../../core/node/export-to-file';
import type { Operation } from '../../../../core/node/execute';
import { assets, endedEarly } from '../../lists';

const toFile = exportToFile(assets);

/** Writes assets to a file. `complete` says whether it holds all that Axonius had announced: nobody reads a hint at night. */
export const exportAssets: Operation = {
	...toFile,
	async run(call) {
		const items = await toFile.run(call);
		return items.map((item) => ({ ...item, json: { ...item.json, complete: !endedEarly(call) } }));
	},
};
