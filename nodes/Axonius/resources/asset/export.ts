import type { Operation } from '../../../../core/node/operation';
import { exportToFile } from '../../../shared/list-operations';
import { assetFields, assets, isComplete } from '../../lists';
import { assetOptions } from '../../options';

const toFile = exportToFile(assets, assetOptions, assetFields);

/** `complete` says whether the file has all that Axonius announced: nobody reads a hint at night. */
export const exportAssets: Operation = {
	...toFile,
	async run(call) {
		const items = await toFile.run(call);
		return items.map((item) => ({ ...item, json: { ...item.json, complete: isComplete(call) } }));
	},
};
