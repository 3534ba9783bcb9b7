import { ApiError } from '../../../../core/errors/api-error';
import { path } from '../../../../core/http/path';
import type { ApiRequest, Session } from '../../../../core/http/session';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { recordOf } from '../../records';
import { simpleConnection } from './list';

const TARGETS = ['connection', 'host', 'user'] as const;

export const get: Operation = {
	doing: 'get a connection',
	async run(call) {
		const id = call.id('connectionId', 'Connection');
		const simplify = call.flag('simplify', 'Simplify', true);
		const target = path`/connection-manager/api/v1/connections/${id}`;
		const { body } = await sendToOne(call.session, { path: target, query: { verbose: !simplify } });
		const connection = recordOf(body, 'a connection');
		return [{ json: simplify ? simpleConnection(connection) : connection }];
	},
};

/** Ends one connection, or all open ones to a host or of a user. Done twice it does no more than once. */
export const terminate: Operation = {
	doing: 'terminate connections',
	async run(call) {
		const by = call.choice('terminateBy', 'Terminate By', TARGETS, 'connection');
		const id = targetId(call, by);
		const target = path`/connection-manager/api/v1/terminate/${by}/${id}`;
		const request = { method: 'POST', path: target, repeatable: true } as const;
		await (by === 'connection' ? sendToOne(call.session, request) : call.session.send(request));
		return [{ json: { [`${by}_id`]: id, terminated: true } }];
	},
};

function targetId(call: Call, by: (typeof TARGETS)[number]): string {
	if (by === 'host') return call.id('hostId', 'Host');
	return by === 'user' ? call.id('userId', 'User') : call.id('connectionId', 'Connection');
}

/** An unknown connection is answered with 400 or 404 (vendor's reporting server treats both alike). */
async function sendToOne(session: Session, request: ApiRequest) {
	try {
		return await session.send(request);
	} catch (error) {
		throw asUnknown(error);
	}
}

function asUnknown(error: unknown): unknown {
	if (!(error instanceof ApiError) || error.status !== 400) return error;
	const words = error.message.split(': ').slice(1).join(': ');
	return new ApiError({
		status: 404,
		words: words && `${words}, sent as HTTP 400`,
		advice:
			'Check the ID. A connection to a host of an access group that the API client does not cover is not found either.',
	});
}
