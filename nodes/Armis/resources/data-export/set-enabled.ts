import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { optionsOf } from '../../../shared/options';
import { requestOptions } from '../../options';
import { dataExportApi, entity } from './parameters';

const isEnabled: INodeProperties = {
	displayName: 'Enabled',
	name: 'enabled',
	type: 'boolean',
	default: true,
	description: 'Whether to enable the export. Armis makes the files later.',
};

export const setEnabled: Operation = {
	name: 'Set Enabled',
	value: 'setEnabled',
	description: 'Enable or disable an export',
	action: 'Enable or disable a data export',
	effect: 'write',
	uses: dataExportApi,
	parameters: [entity, isEnabled, optionsOf(requestOptions)],
	async run(call) {
		const of = call.choice(entity);
		const enabled = call.flag(isEnabled);
		await call.session.send({ method: 'PATCH', path: path`/data-export/${of}`, body: { enabled } });
		return [{ json: { entity: of, enabled } }];
	},
};
