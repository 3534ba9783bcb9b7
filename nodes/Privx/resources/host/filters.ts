import type { INodeProperties } from 'n8n-workflow';

/** Filters of hosts, for Get Many and Export to File. */
export const hostFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only hosts that match all of these are returned',
	displayOptions: { show: { resource: ['host'], operation: ['getAll', 'export'] } },
	options: [
		{
			displayName: 'Access Group Names or IDs',
			name: 'accessGroupIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getAccessGroups' },
			default: [],
			description:
				'Only hosts in these access groups. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Addresses',
			name: 'addresses',
			type: 'string',
			default: '',
			placeholder: 'e.g. 10.0.0.7, web-01.example.com',
			description: 'Only hosts with one of these addresses, with commas between them. Empty means any.',
		},
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
			description: 'Only hosts at these cloud providers',
		},
		{
			displayName: 'Common Names',
			name: 'commonNames',
			type: 'string',
			default: '',
			placeholder: 'e.g. web-01, web-02',
			description: 'Only hosts with one of these names, with commas between them. Empty means any.',
		},
		{
			displayName: 'Disabled',
			name: 'disabled',
			type: 'options',
			options: [
				{ name: 'No', value: 'no', description: 'Hosts that can be connected to' },
				{ name: 'Yes', value: 'yes', description: 'Hosts that an administrator or the licence has disabled' },
			],
			default: 'no',
			description:
				'Only hosts that are disabled, or only those that are not. All hosts are read and the others left out here, which takes longer.',
		},
		{
			displayName: 'Keywords',
			name: 'keywords',
			type: 'string',
			default: '',
			placeholder: 'e.g. web production',
			description: 'Only hosts with these words anywhere, with spaces or commas between them. Empty means any.',
		},
		{
			displayName: 'Role IDs',
			name: 'roleIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
			description: 'Only hosts that one of these roles gives access to, with commas between them. Empty means any.',
		},
		{
			displayName: 'Services',
			name: 'services',
			type: 'multiOptions',
			options: [
				{ name: 'Database', value: 'DB' },
				{ name: 'RDP', value: 'RDP' },
				{ name: 'SSH', value: 'SSH' },
				{ name: 'VNC', value: 'VNC' },
				{ name: 'Web', value: 'WEB' },
			],
			default: [],
			description: 'Only hosts that offer one of these services',
		},
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			default: '',
			placeholder: 'e.g. production, dmz',
			description: 'Only hosts with one of these tags, with commas between them. Empty means any.',
		},
	],
};
