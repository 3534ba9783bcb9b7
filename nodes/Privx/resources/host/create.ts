import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import type { ParameterReader } from '../../../../core/node/parameter-reader';
import { asOffered } from '../../../../core/node/parameter-values';
import { HOSTS } from '../../collections';
import { rolesFor, withGroupId } from '../../named';
import { inside } from '../../record-values';
import { secretsIn, sendRedacted } from '../../redact-request';
import { additionalFields, addresses, commonName, SERVICES } from './fields';

const service: INodeProperties = {
	displayName: 'Service',
	name: 'service',
	type: 'options',
	options: SERVICES,
	default: 'SSH',
	description: 'The kind of service',
};

const address: INodeProperties = {
	displayName: 'Address',
	name: 'address',
	type: 'string',
	default: '',
	placeholder: 'e.g. 10.0.0.7',
	description: 'The address of the service. Leave empty for the first address of the host.',
};

const port: INodeProperties = {
	displayName: 'Port',
	name: 'port',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 65535, numberPrecision: 0 },
	default: 22,
	description: 'The port of the service',
};

const services: INodeProperties = {
	displayName: 'Services',
	name: 'services',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Service',
	default: {},
	description: 'How users connect to the host',
	options: [{ displayName: 'Service', name: 'service', values: [service, address, port] }],
};

const accountName: INodeProperties = {
	displayName: 'Account Name',
	name: 'principal',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. root',
	description: 'The name of the account on the host',
};

const passphrase: INodeProperties = {
	displayName: 'Passphrase',
	name: 'passphrase',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'The password of the account. Leave empty if PrivX logs in with a certificate.',
};

const rolesOfAccount: INodeProperties = {
	displayName: 'Roles',
	name: 'roleIds',
	type: 'string',
	default: '',
	placeholder: 'e.g. linux-admins, auditors',
	description:
		'The names or IDs of the roles that may use the account, separated by commas, or a list from an expression',
};

const accounts: INodeProperties = {
	displayName: 'Accounts',
	name: 'accounts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Account',
	default: {},
	description: 'The accounts on the host, and the roles that may use them',
	options: [{ displayName: 'Account', name: 'account', values: [accountName, passphrase, rolesOfAccount] }],
};

/** Secrets of the host are never shown in errors. An ID is missing in the result if the service returns none. */
export const create: Operation = {
	name: 'Create',
	value: 'create',
	description: 'Create a host with its services and accounts',
	action: 'Create a host',
	effect: 'write',
	parameters: [commonName, addresses, services, accounts, additionalFields.parameter],
	async run(call) {
		const host = await hostIn(call);
		const request = { method: 'POST', path: HOSTS.path, body: host } as const;
		const { body } = await sendRedacted(call.session, request, secretsIn(host));
		return [{ json: { id: inside(body, 'id'), common_name: host.common_name, success: true } }];
	},
};

/** Everything is read before names are looked up. */
async function hostIn(call: Call): Promise<IDataObject> {
	const common_name = call.text(commonName);
	const allAddresses = call.texts(addresses);
	const hostServices = call.entries(services, 'service').map((entry) => serviceIn(entry, allAddresses[0]));
	const given = call.entries(accounts, 'account').map(accountIn);
	const further = additionalFields.read(call);
	const principals: IDataObject[] = [];
	for (const { roles, ...account } of given) {
		principals.push({ ...account, roles: await rolesFor(call.session, roles, rolesOfAccount.displayName) });
	}
	const host = { common_name, addresses: allAddresses, services: hostServices, principals };
	return { ...host, ...(await withGroupId(call.session, further)) };
}

function serviceIn(entry: ParameterReader, firstAddress: string): IDataObject {
	return {
		service: asOffered(entry.text(service), service),
		address: entry.text(address) || firstAddress,
		port: entry.number(port),
		source: 'UI',
	};
}

function accountIn(entry: ParameterReader) {
	return {
		principal: entry.text(accountName),
		passphrase: entry.text(passphrase),
		source: 'UI',
		roles: entry.texts(rolesOfAccount),
	};
}
