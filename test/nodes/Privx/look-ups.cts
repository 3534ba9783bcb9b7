/** What hosts and users can be looked up by, for the contract suite. */
import type { PrivxOptions, PrivxSimulator } from '../../../simulators/privx/index.cts';
import type { LookUpDeclaration } from '../../contract/declaration.cts';

type LookUp = LookUpDeclaration<PrivxSimulator, PrivxOptions>;

const common: Pick<LookUp, 'idField' | 'total'> = { idField: 'id', total: (count) => ({ count }) };

const ofHosts = {
	...common,
	resource: 'host',
	holding: (count: number) => ({ hosts: count }),
};

/** The first user is the API client itself, which has no mail address. */
const ofUsers = {
	...common,
	resource: 'user',
	holding: (count: number) => ({ users: count + 1 }),
	isOneByOne: true,
};
const people = ({ users }: PrivxSimulator) => users.filter(({ email }) => email !== '');

/** For `lookUps` of the declaration. */
export const lookUps: LookUp[] = [
	{
		...ofHosts,
		parameters: { lookUpBy: 'address' },
		nobody: '2001:DB8:0::1',
		wrong: '10.1.2',
		mostRequests: 3,
		known: ({ hosts }) => hosts.map(({ id, addresses: [value] }) => ({ id, value, otherwise: `::ffff:${value}` })),
	},
	{
		...ofHosts,
		parameters: { lookUpBy: 'name' },
		nobody: 'a"b',
		known: ({ hosts }) => hosts.map(({ id, common_name: value }) => ({ id, value, otherwise: value.toUpperCase() })),
	},
	{
		...ofUsers,
		parameters: { lookUpBy: 'userName' },
		nobody: 'no one, really',
		// One for each hundred users, who are all read.
		mostRequests: 11,
		known: (vendor) =>
			people(vendor).map(({ id, principal: value }) => ({ id, value, otherwise: value.toUpperCase() })),
	},
	{
		...ofUsers,
		parameters: { lookUpBy: 'mail' },
		nobody: 'nobody@example.com',
		wrong: 'alice',
		known: (vendor) => people(vendor).map(({ id, email: value }) => ({ id, value, otherwise: value.toUpperCase() })),
	},
];
