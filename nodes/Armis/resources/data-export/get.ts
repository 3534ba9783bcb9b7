import type { Operation } from '../../../../core/node/operation';
import { output, outputIn } from '../../../shared/output';
import { picked } from '../../records';
import { entity, latestExport } from './latest';

/** Whoever has a link may read the file, so the simplified record has only the number of links. */
export const get: Operation = {
	name: 'Get',
	value: 'get',
	description: 'Get the status of an export: whether it is enabled, and when its files were made',
	action: 'Get a data export',
	effect: 'read',
	parameters: [entity, output],
	async run(call) {
		const of = call.choice(entity);
		const format = outputIn(call);
		const { facts, addresses } = await latestExport(call, of);
		if (format === 'raw') return [{ json: { entity: of, ...facts } }];
		const known = picked(facts, ['enabled', 'file_format', 'urls_creation_time']);
		return [{ json: { entity: of, files: addresses.length, ...known } }];
	},
};
