import type { INodePropertyOptions } from 'n8n-workflow';
import { Axonius } from '../../../nodes/Axonius/Axonius.node';
import { AxoniusTrigger } from '../../../nodes/Axonius/AxoniusTrigger.node';
import { formWith, parametersIn, testForms } from '../../harness/index.cts';

const node = new Axonius();
const trigger = new AxoniusTrigger();

/** The contract. Saved workflows depend on it. */
const CONTRACT: Record<string, string[]> = {
	asset: [
		...['get', 'getAll', 'export', 'count', 'getFields', 'getTypes'],
		...['addTags', 'removeTags', 'setCustomField', 'link', 'unlink'],
	],
	savedQuery: ['get', 'getAll', 'create', 'delete'],
	adapter: ['getAll', 'getFetchHistory'],
	enforcement: ['getAll', 'run'],
	discovery: ['getStatus'],
	consoleUser: ['getAll'],
	apiRequest: ['send'],
};

testForms({
	node,
	trigger,
	product: 'Axonius',
	folder: 'Axonius',
	contract: CONTRACT,
	writes: [
		...['addTags', 'removeTags', 'setCustomField', 'link', 'unlink'].map((value) => `asset ${value}`),
		...['savedQuery create', 'savedQuery delete', 'enforcement run', 'apiRequest send'],
	],
	list: { resource: 'asset', operation: 'getAll' },
});

test('offers nothing that wipes assets or the system', () => {
	expect(JSON.stringify(node.description)).not.toMatch(/destroy|factory/i);
});

test('asks for an asset type, a saved query, assets and enforcement sets by list as well as by ID', () => {
	for (const name of ['assetType', 'savedQueryId', 'assetId', 'enforcementId', 'customField']) {
		const [, locator] = parametersIn(node.description.properties).find(([path]) => path === name)!;
		expect(locator.modes!.map((mode) => mode.name)).toEqual(expect.arrayContaining(['list', 'id']));
	}
});

test('every other list answers with as little by default', () => {
	for (const [resource, operation] of [
		['asset', 'getFields'],
		['savedQuery', 'getAll'],
		['adapter', 'getFetchHistory'],
	]) {
		expect(formWith(node, { resource, operation })).toMatchObject({ simplify: true, limit: 50, returnAll: false });
	}
});

test('the trigger has the events of the contract', () => {
	const [{ options }] = trigger.description.properties;
	expect((options as INodePropertyOptions[]).map(({ value }) => value).sort()).toEqual(
		['adapterConnectionFailing', 'assetEnteredQuery', 'assetLeftQuery', 'newAlertFinding'].sort(),
	);
});
