import { UsmAnywhere } from '../../../nodes/UsmAnywhere/UsmAnywhere.node';
import { UsmAnywhereTrigger } from '../../../nodes/UsmAnywhere/UsmAnywhereTrigger.node';
import { parametersIn, testForms } from '../../harness/index.cts';

const trigger = new UsmAnywhereTrigger();

testForms({
	node: new UsmAnywhere(),
	trigger,
	product: 'USM Anywhere',
	folder: 'UsmAnywhere',
	contract: {
		alarm: ['get', 'getAll', 'export', 'getEvents', 'getLabels', 'addLabel', 'removeLabel'],
		event: ['get', 'getAll', 'export'],
		apiRequest: ['send'],
	},
	writes: ['alarm addLabel', 'alarm removeLabel', 'apiRequest send'],
	list: { resource: 'alarm', operation: 'getAll' },
});

test('the trigger has the filters of the lists, but for the times that it sees to itself', () => {
	const names = parametersIn(trigger.description.properties).map(([name]) => name);
	expect(names).toContain('filters.ruleIntent');
	expect(names).toContain('filters.eventName');
	expect(names.filter((name) => name.startsWith('filters.occurred'))).toEqual([]);
});
