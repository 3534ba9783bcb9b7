import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { Armis } from '../../../nodes/Armis/Armis.node';
import { ArmisTrigger } from '../../../nodes/Armis/ArmisTrigger.node';
import { formWith, operationsOf, parametersIn, testForms } from '../../harness/index.cts';

const node = new Armis();
const trigger = new ArmisTrigger();

/** Those that change something at the vendor. An agent should not get them without a person's approval. */
const WRITES = [
	'alert updateStatus',
	...['addTags', 'removeTags', 'setCustomProperty'].map((value) => `device ${value}`),
	...['create', 'update', 'delete'].flatMap((value) => [`site ${value}`, `customProperty ${value}`]),
	'dataExport setEnabled',
	'apiRequest send',
];

/** The contract of the design, word for word. */
const CONTRACT = {
	alert: ['get', 'getAll', 'export', 'updateStatus', 'getDevices', 'getActivities'],
	device: ['get', 'getAll', 'export', 'addTags', 'removeTags', 'setCustomProperty'],
	vulnerability: ['getAll', 'export', 'getMatches'],
	site: ['get', 'getAll', 'create', 'update', 'delete'],
	customProperty: ['getAll', 'create', 'update', 'delete'],
	boundary: ['getAll'],
	dataExport: ['get', 'download', 'setEnabled'],
	search: ['run', 'export'],
	apiRequest: ['send'],
};

testForms({
	node,
	trigger,
	product: 'Armis Centrix',
	folder: 'Armis',
	contract: CONTRACT,
	writes: WRITES,
	list: { resource: 'alert', operation: 'getAll' },
});

test('the trigger has the filters of the list of alerts, but for the times that it sees to itself', () => {
	const names = parametersIn(trigger.description.properties).map(([name]) => name);
	for (const filter of ['severity', 'status', 'type', 'aql', 'site']) expect(names).toContain(`filters.${filter}`);
	expect(names.filter((name) => name.startsWith('filters.occurred'))).toEqual([]);
});

describe('The node asks only for the credential that the operation needs, and says why', () => {
	const shownFor = (parameters: INodeParameters) => {
		const { properties, credentials } = node.description;
		const values = formWith(node, parameters);
		const asked = credentials!.filter((one) => NodeHelpers.displayParameter(values, one, null, node.description));
		const notices = properties.filter(
			(one) => one.type === 'notice' && NodeHelpers.displayParameter(values, one, null, node.description),
		);
		return { asked: asked.map(({ name }) => name), notices: notices.map(({ displayName }) => displayName) };
	};
	const V1 = ['alert', 'boundary', 'search', 'vulnerability'];

	test.each(operationsOf(node).filter(([resource]) => resource !== 'apiRequest'))('%s %s', (resource, operation) => {
		const isV1 = V1.includes(resource) || operation.endsWith('Tags');
		const { asked, notices } = shownFor({ resource, operation });
		expect(asked).toEqual([isV1 ? 'armisSecretKeyApi' : 'armisApi']);
		expect(notices).toHaveLength(1);
		expect(notices[0]).toContain(isV1 ? 'secret key' : 'API v3');
	});

	test.each([
		['v1', 'armisSecretKeyApi'],
		['v3', 'armisApi'],
	])('apiRequest send to %s', (api, credential) => {
		const { asked, notices } = shownFor({ resource: 'apiRequest', operation: 'send', api });
		expect([asked, notices.length]).toEqual([[credential], 1]);
	});
});
