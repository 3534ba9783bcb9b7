import type { INodeProperties } from 'n8n-workflow';
import { getMany } from '../../../../core/node/get-many';
import type { Row } from '../../../../core/pages/page-style';
import { ACCESS_GROUPS } from '../../collections';
import { filterOf } from '../../filters';
import { listSource } from '../../listSource';
import { timeText } from '../../times';

const accessGroups = listSource({
	noun: { one: 'access group', many: 'access groups' },
	collection: ACCESS_GROUPS,
	filter: filterOf([]),
	simplify: simpleAccessGroup,
});

/** An access group in eight fields. */
function simpleAccessGroup(group: Row): Row {
	return {
		id: group.id,
		name: group.name ?? null,
		comment: group.comment ?? null,
		default: group.default ?? null,
		ca_id: group.ca_id ?? null,
		primary_ca_id: group.primary_ca_id ?? null,
		created: timeText(group.created),
		updated: timeText(group.updated),
	};
}

/** Operations of the resource, by their value. */
export const accessGroupOperations = { getAll: getMany(accessGroups) };

export const accessGroupDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['accessGroup'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Read many access groups, one item each',
				action: 'Get many access groups',
			},
		],
		default: 'getAll',
	},
];
