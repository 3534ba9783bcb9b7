import type { ResourceForm } from '../../../shared/defaults';
import { v3 } from '../../api';
import { download } from './download';
import { get } from './get';
import { setEnabled } from './set-enabled';

/** Files that Armis itself makes. */
export const dataExport: ResourceForm = {
	name: 'Data Export',
	value: 'dataExport',
	description: 'Parquet files that Armis makes: download, enable, disable',
	uses: v3('Armis makes data exports with API V3.'),
	operations: [download, get, setEnabled],
};
