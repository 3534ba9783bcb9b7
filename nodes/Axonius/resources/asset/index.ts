import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { assetFields, assets } from '../../lists';
import { assetOptions } from '../../options';
import { count } from './count';
import { get } from './get';
import { getFields } from './get-fields';
import { getTypes } from './get-types';
import { link, unlink } from './link';
import { setCustomField } from './set-custom-field';
import { addTags, removeTags } from './tags';

/** Everything that Axonius collects from its adapters. */
export const asset: Resource = {
	name: 'Asset',
	value: 'asset',
	description: 'Devices, users, vulnerabilities, alerts and all other types',
	operations: [
		addTags,
		count,
		exportToFile(assets, assetOptions, assetFields),
		get,
		getFields,
		getMany(assets, assetOptions, [assetFields]),
		getTypes,
		link,
		removeTags,
		setCustomField,
		unlink,
	],
};
