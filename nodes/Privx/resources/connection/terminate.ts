import type { INodeProperties } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import type { Choice } from '../../../../core/node/parameter-reader';
import { connectionId, hostId, userId } from '../../locators';
import { hostIn, userIn } from '../../named';
import { sendToOne } from './send-to-one';

type Target = 'connection' | 'host' | 'user';

const terminateBy: Choice<Target> = {
	displayName: 'Terminate By',
	name: 'terminateBy',
	type: 'options',
	options: [
		{ name: 'Connection', value: 'connection', description: 'One connection' },
		{ name: 'Host', value: 'host', description: 'All open connections to a host' },
		{ name: 'User', value: 'user', description: 'All open connections of a user' },
	],
	default: 'connection',
	description:
		'What to terminate. The user can connect again immediately, unless you also revoke the roles or disable the host.',
};

const LOCATORS: Record<Target, INodeProperties> = { connection: connectionId, host: hostId, user: userId };

const ID_IN: Record<Target, (call: Call) => string | Promise<string>> = {
	connection: (call) => call.id(connectionId),
	host: hostIn,
	user: userIn,
};

function shownFor(target: Target): INodeProperties {
	return { ...LOCATORS[target], displayOptions: { show: { terminateBy: [target] } } };
}

/** Repeated where that helps: to terminate a connection twice has the same effect as once. */
export const terminate: Operation = {
	name: 'Terminate',
	value: 'terminate',
	description: 'Terminate a connection, or all open ones to a host or of a user',
	action: 'Terminate connections',
	effect: 'write',
	parameters: [terminateBy, shownFor('connection'), shownFor('host'), shownFor('user')],
	async run(call) {
		const by = call.choice(terminateBy);
		const id = await ID_IN[by](call);
		const target = path`/connection-manager/api/v1/terminate/${by}/${id}`;
		const request = { method: 'POST', path: target, repeatable: true } as const;
		await (by === 'connection' ? sendToOne(call.session, request) : call.session.send(request));
		return [{ json: { [`${by}_id`]: id, terminated: true } }];
	},
};
