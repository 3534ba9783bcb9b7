import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Operation } from '../../../../core/node/operation';
import { entity } from './latest';

const isEnabled: INodeProperties = {
	displayName: 'Enabled',
	name: 'enabled',
	type: 'boolean',
	default: true,
	description: 'Whether to enable the export. Armis makes the files later.',
};

/** Whether Armis makes the files of an export. */
export const setEnabled: Operation = {
	name: 'Set Enabled',
	value: 'setEnabled',
	description: 'Enable or disable an export',
	action: 'Enable or disable a data export',
	effect: 'write',
	parameters: [entity, isEnabled],
	async run(call) {
		const of = call.choice(entity);
		const enabled = call.flag(isEnabled);
		await call.session.send({ method: 'PATCH', path: path`/data-export/${of}`, body: { enabled } });
		return [{ json: { entity: of, enabled } }];
	},
};
