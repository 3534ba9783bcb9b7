/** Looks hosts up by their addresses, makes a role and a local user, grants the one to the other by their names, and checks a password out and back in. */
import type { PrivxSimulator } from '../../simulators/privx/index.cts';
import { addressesOfNobody, runLookUp } from '../look-up-run.cts';
import { runOperation } from '../operation-run.cts';
import type { Setup } from '../part.cts';
import type { Line } from '../report.cts';
import type { Credential } from '../workflows.cts';

const KNOWN = 400;
const UNKNOWN = 100;

const ROLE = 'Operators of the demo';
const USER = 'operator.of.the.demo';

export async function runPeopleScenario(
	setup: Setup,
	simulator: PrivxSimulator,
	credential: Credential,
): Promise<Line[]> {
	return await setup.stage.steps.step(
		'Five hundred addresses looked up; a role, a local user and a checkout',
		async () => {
			const run = async (resource: string, operation: string, own: Record<string, unknown>) =>
				(await runOperation(setup, {
					...{ node: 'privx', credentials: [credential] },
					parameters: { resource, operation, ...own },
				})) as Array<{ id: string }>;
			const lookedUp = await runLookUp(setup, {
				...{ node: 'privx', credentials: [credential], simulator, what: 'Addresses' },
				parameters: { resource: 'host', lookUpBy: 'address' },
				known: simulator.hosts.slice(0, KNOWN).map(({ addresses }) => addresses[0]),
				unknown: addressesOfNobody(UNKNOWN),
			});
			const [role] = await run('role', 'create', { name: ROLE });
			const [user] = await run('user', 'create', { username: USER, password: 'Demo-of-secops-1' });
			await run('user', 'grantRole', { userId: named(USER), roleId: named(ROLE) });
			const roles = simulator.rolesOf(user.id) as Array<{ id: string }>;
			const before = simulator.checkouts.length;
			const account = simulator.hosts.find(({ principals }) => (principals as unknown[]).length > 0)!;
			const [{ principal }] = account.principals as Array<{ principal: string }>;
			const made = await run('checkout', 'create', {
				accountPath: named(`${principal}@${String(account.common_name)}`),
			});
			const during = simulator.checkouts.length - before;
			await run('checkout', 'release', { checkoutId: { __rl: true, mode: 'id', value: made[0].id } });
			return [
				...lookedUp,
				{ what: 'Roles and local users made', counted: [role, user].filter(({ id }) => id).length, expected: 2 },
				{
					what: '  roles granted, by their names',
					counted: roles.filter(({ id }) => id === role.id).length,
					expected: 1,
				},
				{ what: 'Passwords checked out', counted: during, expected: 1 },
				{
					what: '  of these, shown in the simplified output',
					counted: /ch3cked-0ut/.test(JSON.stringify(made)) ? 1 : 0,
					expected: 0,
				},
				{ what: '  still checked out after their release', counted: simulator.checkouts.length - before, expected: 0 },
			];
		},
	);
}

function named(value: string) {
	return { __rl: true, mode: 'name', value };
}
