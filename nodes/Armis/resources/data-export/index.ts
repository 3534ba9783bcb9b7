import type { Resource } from '../../../../core/node/operation';
import { download } from './download';
import { get } from './get';
import { setEnabled } from './set-enabled';

/** Files that Armis itself makes. */
export const dataExport: Resource = {
	name: 'Data Export',
	value: 'dataExport',
	description: 'Parquet files that Armis makes: download, enable, disable',
	operations: [download, get, setEnabled],
};
