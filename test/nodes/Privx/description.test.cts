import { Privx } from '../../../nodes/Privx/Privx.node';
import { PrivxTrigger } from '../../../nodes/Privx/PrivxTrigger.node';
import { operationsOf, parametersIn, testForms } from '../../harness/index.cts';
import { OPERATIONS } from './operations.cts';

const node = new Privx();
const trigger = new PrivxTrigger();

/** The contract, and which of them change something: an agent should not get those without a person's approval. */
const CONTRACT: Record<string, { reads: string[]; writes: string[] }> = {
	accessGroup: { reads: ['getAll'], writes: [] },
	accessRequest: { reads: ['get', 'getAll'], writes: ['create', 'decide', 'delete', 'revokeRole'] },
	apiRequest: { reads: [], writes: ['send'] },
	auditEvent: { reads: ['getAll', 'getCodes', 'export'], writes: [] },
	connection: { reads: ['get', 'getAll', 'export'], writes: ['terminate'] },
	host: { reads: ['get', 'getAll', 'export'], writes: ['create', 'update', 'delete', 'setDisabled'] },
	role: { reads: ['get', 'getAll', 'getMembers', 'resolve'], writes: [] },
	secret: { reads: ['get', 'getAll'], writes: ['create', 'update', 'delete'] },
	session: { reads: ['getAll'], writes: ['terminate', 'terminateAll'] },
	system: { reads: ['getStatus', 'getLicense'], writes: [] },
	user: { reads: ['get', 'getAll', 'export', 'getRoles'], writes: ['grantRole', 'revokeRole'] },
};

testForms({
	node,
	trigger,
	product: 'SSH PrivX',
	folder: 'Privx',
	contract: Object.fromEntries(
		Object.entries(CONTRACT).map(([resource, { reads, writes }]) => [resource, [...reads, ...writes]]),
	),
	writes: Object.entries(CONTRACT).flatMap(([resource, { writes }]) => writes.map((value) => `${resource} ${value}`)),
	list: { resource: 'host', operation: 'getAll' },
});

test('every operation has a test', () => {
	const tested = OPERATIONS.map(([, { resource, operation }]) => `${String(resource)} ${String(operation)}`);
	expect(tested.sort()).toEqual(
		operationsOf(node)
			.map(([resource, value]) => `${resource} ${value}`)
			.sort(),
	);
});

test('the trigger has the filters of the lists, but for times and states that it sees to itself', () => {
	const names = parametersIn(trigger.description.properties).map(([name]) => name);
	expect(names).toEqual(
		expect.arrayContaining(['filters.codes', 'filters.severities', 'filters.scope', 'filters.userRoles']),
	);
	const seenTo = names.filter((name) => /^filters\.(statuses|.*(After|Before))$/.test(name));
	expect(seenTo).toEqual([]);
});

test('everything that is typed in and secret is hidden', () => {
	const secret = parametersIn(node.description.properties).filter(([name]) =>
		/passphrase|secretData.field.value/.test(name),
	);
	expect(secret).toHaveLength(2);
	for (const [, { typeOptions }] of secret) expect(typeOptions?.password).toBe(true);
});
