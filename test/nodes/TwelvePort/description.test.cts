import { TwelvePort } from '../../../nodes/TwelvePort/TwelvePort.node';
import { TwelvePortTrigger } from '../../../nodes/TwelvePort/TwelvePortTrigger.node';
import { parametersIn, testForms } from '../../harness/index.cts';

const node = new TwelvePort();
const trigger = new TwelvePortTrigger();
const all = [...parametersIn(node.description.properties), ...parametersIn(trigger.description.properties, 'trigger ')];

testForms({
	node,
	trigger,
	product: '12Port',
	folder: 'TwelvePort',
	contract: {
		apiOperation: ['export', 'run'],
		apiRequest: ['send'],
		asset: ['getTypes'],
		taxonomy: ['export'],
		user: ['getContext', 'getMe'],
	},
	writes: ['apiOperation run', 'apiRequest send'],
	list: { resource: 'apiOperation', operation: 'run', defaults: {} },
	lacks: ['filters', 'options.uniqueById'],
});

test('the trigger chooses its operation as the node does', () => {
	const inputs = ['document', 'documentPath', 'apiOperation', 'specify', 'parameters', 'parametersJson', 'bodyJson'];
	const names = all.map(([name]) => name);
	for (const name of inputs) expect(names).toEqual(expect.arrayContaining([name, `trigger ${name}`]));
});

test('no two parameters of the node share a name, but for those of the same kind', () => {
	const shared = ['operation', 'returnAll', 'limit'];
	const names = node.description.properties.map(({ name }) => name).filter((name) => !shared.includes(name));
	expect(new Set(names).size).toBe(names.length);
});
