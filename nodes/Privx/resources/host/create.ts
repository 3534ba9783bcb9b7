import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { asNumber, asText, asTexts } from '../../../../core/node/parameter-values';
import { objectOf } from '../../../../core/pages/shape';
import { sendHiding, secretsIn } from '../../hiding';
import { entriesOf, fieldsIn } from '../../values';
import { onOffer } from '../../filters';
import { HOST_FIELDS } from './fields';
import { SERVICES } from './list';

const SHOWN = { show: { resource: ['host'], operation: ['create'] } };
const MOST_PORTS = 65_535;

/** What a new host needs, and what makes it reachable. */
export const createParameters: INodeProperties[] = [
	{
		displayName: 'Common Name',
		name: 'commonName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. web-01',
		description: 'The name under which users see the host',
		displayOptions: SHOWN,
	},
	{
		displayName: 'Addresses',
		name: 'addresses',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 10.0.0.7, web-01.example.com',
		description: 'The addresses of the host, with commas between them',
		displayOptions: SHOWN,
	},
	{
		displayName: 'Services',
		name: 'services',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Service',
		default: {},
		description: 'How users connect to the host',
		displayOptions: SHOWN,
		options: [
			{
				displayName: 'Service',
				name: 'service',
				values: [
					{
						displayName: 'Service',
						name: 'service',
						type: 'options',
						options: [
							{ name: 'Database', value: 'DB' },
							{ name: 'RDP', value: 'RDP' },
							{ name: 'SSH', value: 'SSH' },
							{ name: 'VNC', value: 'VNC' },
							{ name: 'Web', value: 'WEB' },
						],
						default: 'SSH',
						description: 'The kind of service',
					},
					{
						displayName: 'Address',
						name: 'address',
						type: 'string',
						default: '',
						placeholder: 'e.g. 10.0.0.7',
						description: 'Where the service is. Empty means the first address of the host.',
					},
					{
						displayName: 'Port',
						name: 'port',
						type: 'number',
						typeOptions: { minValue: 1, maxValue: 65535 },
						default: 22,
						description: 'The port of the service',
					},
				],
			},
		],
	},
	{
		displayName: 'Accounts',
		name: 'accounts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Account',
		default: {},
		description: 'The accounts on the host, and the roles that may use them',
		displayOptions: SHOWN,
		options: [
			{
				displayName: 'Account',
				name: 'account',
				values: [
					{
						displayName: 'Account Name',
						name: 'principal',
						type: 'string',
						default: '',
						placeholder: 'e.g. root',
						description: 'The name of the account on the host',
					},
					{
						displayName: 'Passphrase',
						name: 'passphrase',
						type: 'string',
						typeOptions: { password: true },
						default: '',
						description: 'The password of the account; empty where PrivX logs in with a certificate',
					},
					{
						displayName: 'Role IDs',
						name: 'roleIds',
						type: 'string',
						default: '',
						placeholder: 'e.g. 5a1f2f6a-4f0e-4f0d-7b3d-2f6c1e9a8b10',
						description:
							'The IDs of the roles that may use the account, with commas between them. Resolve Names of the resource Role finds them.',
					},
				],
			},
		],
	},
];

export const create: Operation = {
	doing: 'create a host',
	async run(call) {
		const host = hostOf(call);
		const request = { method: 'POST', path: '/host-store/api/v1/hosts', body: host } as const;
		const { body } = await sendHiding(call.session, request, secretsIn(host));
		const id = (objectOf(body)?.id ?? null) as string | null;
		return [{ json: { id, common_name: host.common_name, success: true } }];
	},
};

function hostOf(call: Call): IDataObject {
	const addresses = call.texts('addresses', 'Addresses');
	if (addresses.length === 0) throw new InputError('Addresses is empty', 'Enter at least one address of the host.');
	return {
		common_name: call.required('commonName', 'Common Name'),
		addresses,
		services: entriesOf(call.collection('services', 'Services'), 'service').map((entry) =>
			serviceOf(entry, addresses[0]),
		),
		principals: entriesOf(call.collection('accounts', 'Accounts'), 'account').map(accountOf),
		...fieldsIn(call.collection('additionalFields', 'Additional Fields'), HOST_FIELDS),
	};
}

function serviceOf({ service, address, port }: IDataObject, fallback: string): IDataObject {
	return {
		service: onOffer(asText(service, 'Service'), 'Service', SERVICES),
		address: asText(address, 'Address of a service') || fallback,
		port: asNumber(port, 'Port of a service', { least: 1, most: MOST_PORTS, whole: true }),
		source: 'UI',
	};
}

function accountOf({ principal, passphrase, roleIds }: IDataObject): IDataObject {
	const name = asText(principal, 'Account Name');
	if (name === '') throw new InputError('Account Name is empty', 'Enter a name for each account, or remove it.');
	return {
		principal: name,
		passphrase: asText(passphrase, 'Passphrase'),
		source: 'UI',
		roles: asTexts(roleIds, 'Role IDs').map((id) => ({ id })),
	};
}
