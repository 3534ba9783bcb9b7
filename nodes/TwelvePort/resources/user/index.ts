import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/execute';
import type { Session } from '../../../../core/http/session';
import type { Row } from '../../../../core/pages/page-style';
import { recordIn } from '../../records';

/** What the server knows of the caller and of where the caller is. */
export async function readContext(session: Session): Promise<Row> {
	const { body } = await session.send({ path: '/api/user/context' });
	return recordIn(body, 'the context of the user');
}

const getContext: Operation = {
	doing: 'get the context of the user',
	async run({ session }) {
		return [{ json: await readContext(session) }];
	},
};

const getMe: Operation = {
	doing: 'get the user of the API token',
	async run({ session }) {
		const { body } = await session.send({ path: '/api/user/me' });
		return [{ json: recordIn(body, 'a user') }];
	},
};

/** Operations of the resource, by their value. */
export const userOperations = { getContext, getMe };

export const userDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['user'] } },
		options: [
			{
				name: 'Get Context',
				value: 'getContext',
				description: 'Read where the user of the API token is: tenant, space, and the ID of its root container',
				action: 'Get context of user',
			},
			{
				name: 'Get Me',
				value: 'getMe',
				description: 'Read which user the API token stands for',
				action: 'Get user of API token',
			},
		],
		default: 'getMe',
	},
];
