import { changesIn } from '../../../../core/node/body-fields';
import type { Operation } from '../../../../core/node/operation';
import { HOSTS } from '../../collections';
import { hostId } from '../../locators';
import { hostIn, withGroupId } from '../../named';
import { oneAtATime } from '../../one-at-a-time';
import { pathOf, readRecord } from '../../pages';
import { secretsIn, sendRedacted } from '../../redact-request';
import { updateFields } from './fields';

/** PUT replaces the whole host, so it is read first, and all other fields are sent back as they were. */
export const update: Operation = {
	name: 'Update',
	value: 'update',
	description:
		'Change some fields of a host. All other fields stay as they are. A change that somebody else makes at the same moment may be undone.',
	action: 'Update a host',
	effect: 'write',
	parameters: [hostId, updateFields.parameter],
	async run(call) {
		const changes = await withGroupId(call.session, changesIn(updateFields.read(call)));
		const id = await hostIn(call);
		const target = pathOf(HOSTS, id);
		return await oneAtATime(call.session, target, async () => {
			const body = { ...(await readRecord(call.session, HOSTS, id, true)), ...changes };
			await sendRedacted(call.session, { method: 'PUT', path: target, body }, secretsIn(body));
			return [{ json: { id, common_name: body.common_name, changed: Object.keys(changes), success: true } }];
		});
	},
};
