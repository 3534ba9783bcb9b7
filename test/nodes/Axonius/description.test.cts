import { Axonius } from '../../../nodes/Axonius/Axonius.node';
import { formWith } from '../../contract/form.cts';
import { parametersIn } from '../../contract/subject.cts';

const node = new Axonius();

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
		expect(formWith(node, { resource, operation })).toMatchObject({
			output: 'simplified',
			limit: 50,
			returnAll: false,
		});
	}
});
