import type { INodeProperties } from 'n8n-workflow';
import { listOfTexts } from '../../../../core/node/body-fields';
import { fieldCollections, groupField, textField } from '../../field-collection';

/** The name of a role. */
export const roleName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. linux-admins',
	description: 'The name of the role',
};

/** What a role has besides its name; and what an update changes. */
export const { additionalFields, updateFields } = fieldCollections({
	fields: [
		groupField('role'),
		textField('comment', {
			displayName: 'Comment',
			name: 'comment',
			description: 'A note for administrators',
		}),
		{
			field: 'permissions',
			read: listOfTexts,
			parameter: {
				displayName: 'Permissions',
				name: 'permissions',
				type: 'string',
				default: '',
				placeholder: 'e.g. hosts-view, connections-view',
				description:
					'All permissions that the role gives in PrivX itself, separated by commas, or a list from an expression. Leave empty for none.',
			},
		},
		{
			field: 'permit_agent',
			parameter: {
				displayName: 'Permit Agent',
				name: 'permitAgent',
				type: 'boolean',
				default: false,
				description: 'Whether members may use the role with the SSH agent of PrivX',
			},
		},
	],
	required: [{ parameter: roleName, field: 'name' }],
	other: 'source_rules',
	example: '{ "source_rules": { "type": "GROUP", "match": "ANY", "rules": [] } }',
});
