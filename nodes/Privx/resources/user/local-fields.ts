import type { INodeProperties } from 'n8n-workflow';
import { tagsField } from '../../../shared/body-form';
import { fieldCollections, textField } from '../../field-collection';

/** The name with which a local user logs in. */
export const username: INodeProperties = {
	displayName: 'User Name',
	name: 'username',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. alice',
	description: 'The name with which the user logs in',
};

/**
 * What a local user has besides name and password; and what an update changes. Fields: vendor's SDK for Go,
 * userstore/model.go.
 */
export const { additionalFields, updateFields } = fieldCollections({
	fields: [
		textField('comment', { displayName: 'Comment', name: 'comment', description: 'A note for administrators' }),
		textField('company', { displayName: 'Company', name: 'company', description: 'The company of the user' }),
		textField('department', {
			displayName: 'Department',
			name: 'department',
			description: 'The department of the user',
		}),
		textField('email', {
			displayName: 'Email',
			name: 'email',
			placeholder: 'e.g. alice@example.com',
			description: 'The mail address of the user',
		}),
		textField('first_name', {
			displayName: 'First Name',
			name: 'firstName',
			description: 'The first name of the user',
		}),
		textField('full_name', {
			displayName: 'Full Name',
			name: 'fullName',
			placeholder: 'e.g. Alice Smith',
			description: 'The full name of the user',
		}),
		textField('job_title', { displayName: 'Job Title', name: 'jobTitle', description: 'The job title of the user' }),
		textField('last_name', { displayName: 'Last Name', name: 'lastName', description: 'The last name of the user' }),
		{
			field: 'password_change_required',
			parameter: {
				displayName: 'Password Change Required',
				name: 'passwordChangeRequired',
				type: 'boolean',
				default: true,
				description: 'Whether the user must choose a new password at the next login',
			},
		},
		tagsField('user', 'contractor, night-shift'),
		textField('telephone', {
			displayName: 'Telephone',
			name: 'telephone',
			description: 'The telephone number of the user',
		}),
		textField('unix_account', {
			displayName: 'Unix Account',
			name: 'unixAccount',
			description: 'The name of the account that the user has on Unix hosts',
		}),
		textField('windows_account', {
			displayName: 'Windows Account',
			name: 'windowsAccount',
			description: 'The name of the account that the user has on Windows hosts',
		}),
	],
	required: [{ parameter: username, field: 'username' }],
	other: 'attributes',
	example: '{ "locale": "fi" }',
});
