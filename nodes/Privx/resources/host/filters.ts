import { filterSet } from '../../../shared/filters';
import { ALSO_NAMES, byKeywords, byList, inNodeOnly, type Sent } from '../../filters';
import { IDS } from '../../locators';
import { namesIn, valuesIn } from '../../record-values';
import { isDisabled } from '../../records';
import { SERVICES } from './fields';

/** The filters of hosts. Values of services and cloud providers: API reference, host-store. */
export const hostFilters = filterSet<Sent>({
	description: 'Only hosts that match all of these are returned',
	rules: [
		byList(
			{
				displayName: 'Access Group Names or IDs',
				name: 'accessGroupIds',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getAccessGroups' },
				default: [],
				description:
					'Only hosts in these access groups. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			'access_group_ids',
			({ access_group_id }) => [access_group_id],
		),
		byList(
			{
				displayName: 'Addresses',
				name: 'addresses',
				example: '10.0.0.7, web-01.example.com',
				only: 'hosts with one of these addresses',
			},
			'address',
		),
		byList(
			{
				displayName: 'Cloud Providers',
				name: 'cloudProviders',
				type: 'multiOptions',
				options: [
					{ name: 'AWS', value: 'AWS' },
					{ name: 'Azure', value: 'AZURE' },
					{ name: 'Google Cloud', value: 'GOOGLECLOUD' },
					{ name: 'OpenStack', value: 'OPENSTACK' },
				],
				default: [],
				description: 'Only hosts at these cloud providers. Leave empty for all.',
			},
			'cloud_providers',
			({ cloud_provider }) => [cloud_provider],
		),
		byList(
			{
				displayName: 'Common Names',
				name: 'commonNames',
				example: 'web-01, web-02',
				only: 'hosts with one of these names',
			},
			'common_name',
		),
		// The search has such a field, but its values other than FALSE are not documented.
		inNodeOnly(
			{
				displayName: 'Disabled',
				name: 'disabled',
				type: 'options',
				options: [
					{ name: 'No', value: 'no', description: 'Hosts that users can connect to' },
					{ name: 'Yes', value: 'yes', description: 'Hosts that an administrator or the license has disabled' },
				],
				default: 'no',
				description:
					'Only hosts that are disabled, or only those that are not. All hosts are read and filtered in n8n, which takes longer.',
			},
			(host) => [isDisabled(host) ? 'yes' : 'no'],
		),
		byKeywords('web production', 'hosts with these words in any field, separated by spaces or commas'),
		byList(
			{
				displayName: 'Role IDs',
				name: 'roleIds',
				example: IDS.role,
				note: ALSO_NAMES,
				only: 'hosts that one of these roles gives access to',
			},
			'role',
		),
		byList(
			{
				displayName: 'Services',
				name: 'services',
				type: 'multiOptions',
				options: SERVICES,
				default: [],
				description: 'Only hosts with one of these services. Leave empty for all.',
			},
			'service',
			({ services }) => namesIn(services, 'service'),
		),
		byList(
			{ displayName: 'Tags', name: 'tags', example: 'production, dmz', only: 'hosts with one of these tags' },
			'tags',
			({ tags }) => valuesIn(tags),
		),
	],
});
