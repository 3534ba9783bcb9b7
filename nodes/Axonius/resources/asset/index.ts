import type { Resource } from '../../../../core/node/operation';
import { exportToFile, getMany } from '../../../shared/list-operations';
import { checkingType } from '../../asset-types';
import { assetFields, assets } from '../../lists';
import { assetOptions } from '../../options';
import { addNote } from './add-note';
import { count } from './count';
import { get } from './get';
import { getFields } from './get-fields';
import { getTags } from './get-tags';
import { getTypes } from './get-types';
import { link, unlink } from './link';
import { lookUpAssets } from './look-up';
import { runEnforcement } from './run-enforcement';
import { setCustomField } from './set-custom-field';
import { addTags, removeTags } from './tags';

/** Everything that Axonius collects from its adapters. */
export const asset: Resource = {
	name: 'Asset',
	value: 'asset',
	description: 'Devices, users, vulnerabilities, alerts and all other types',
	operations: [
		addNote,
		addTags,
		count,
		exportToFile(assets, assetOptions, assetFields),
		get,
		getFields,
		getMany(assets, assetOptions, [assetFields]),
		getTags,
		getTypes,
		link,
		lookUpAssets,
		removeTags,
		runEnforcement,
		setCustomField,
		unlink,
	].map(checkingType),
};
