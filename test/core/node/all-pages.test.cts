/** Fetch All Pages on a node that hides none of its parameters, as an agent or an edited workflow may have it. */
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { sendApiRequest } from '../../../core/node/api-request';
import { execute } from '../../../core/node/execute';
import { credentialFor, runNode, startVendor, stopVendors, usmAnywhere } from '../../harness/index.cts';

const field = (name: string, type: string, value: unknown) => ({ displayName: name, name, type, default: value });
const node = {
	description: {
		displayName: 'Acme',
		name: 'acme',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Acme' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'usmAnywhereApi' }],
		properties: [
			field('resource', 'string', 'apiRequest'),
			field('operation', 'string', 'send'),
			field('method', 'string', 'GET'),
			field('path', 'string', '/alarms'),
			field('query', 'json', {}),
			field('body', 'json', {}),
			field('paginate', 'boolean', true),
			field('returnAll', 'boolean', true),
			field('limit', 'number', 50),
			field('options', 'json', {}),
		],
	},
	async execute(this: IExecuteFunctions) {
		return await execute(this, usmAnywhere, { apiRequest: { send: sendApiRequest } });
	},
} as unknown as INodeType;

afterEach(stopVendors);

async function sent(parameters: IDataObject) {
	const vendor = await startVendor();
	const ran = await runNode(node, { parameters: parameters as never, credentials: credentialFor(vendor) });
	return { ...ran, vendor };
}

test.each(['PUT', 'PATCH', 'DELETE'])('%s is refused before anything is sent', async (method) => {
	const { error, vendor } = await sent({ method });
	expect(error?.message).toContain(`Fetch All Pages does not go with ${method}`);
	expect(vendor.requests).toEqual([]);
});

test('no more requests are in flight than Options allow, and everything arrives', async () => {
	const { json, vendor } = await sent({ path: '/alarms?size=5', options: { parallelRequests: 1 } });
	expect(json).toHaveLength(vendor.alarms.length);
});

test.each([
	[{ paginate: 'perhaps' }, 'Fetch All Pages is a string where true or false is due'],
	[{ returnAll: false, limit: 0 }, 'Limit is 0 where a whole number from 1 is due'],
])('%j is refused', async (parameters, words) => {
	const { error, vendor } = await sent(parameters);
	expect(error?.message).toContain(words);
	expect(vendor.requests).toEqual([]);
});
