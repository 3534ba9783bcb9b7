import { ExpressionError, NodeApiError, NodeOperationError, UserError, type INode } from 'n8n-workflow';
import { ApiError } from '../../../core/errors/api-error';
import { InputError } from '../../../core/errors/input-error';
import { TransportError } from '../../../core/errors/transport-error';
import { toNodeError } from '../../../core/node/to-node-error';

const node = { id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
const where = { product: 'Acme', doing: 'get things', itemIndex: 3 };

test('a refusal names product, operation, status, item and next step', () => {
	const error = toNodeError(node, new ApiError({ status: 403, words: 'Managers only' }), where);
	expect(error).toBeInstanceOf(NodeApiError);
	expect(error.message).toBe(
		'Acme, get things: the service does not allow this with this credential (HTTP 403): Managers only [item 3]',
	);
	expect(error).toMatchObject({
		httpCode: '403',
		description: expect.stringContaining('permission'),
		context: { itemIndex: 3 },
	});
});

test('the message says how far it had come, and names an item only if there is one', () => {
	const thrown = new TransportError({ message: 'the connection was interrupted', transient: true });
	thrown.notes.push('page 7', 'tried 3 times');
	expect(toNodeError(node, thrown, { product: 'Acme', doing: 'x' }).message).toBe(
		'Acme, x: the connection was interrupted (page 7; tried 3 times)',
	);
});

test('a message that holds a code is not replaced by a stock phrase of n8n', () => {
	for (const code of ['EPERM', 'ECONNREFUSED', 'EEXIST', 'ETIMEDOUT', 'ENOTFOUND']) {
		for (const thrown of [new InputError(`pre${code}x`), new ApiError({ status: 400, words: code })]) {
			expect(toNodeError(node, thrown, where).message).toContain(code);
		}
	}
});

test('what n8n says about the set-up of the node is passed on as a matter for the user', () => {
	for (const thrown of [
		new UserError('Pick one'),
		new NodeOperationError(node, 'Pick one', { description: 'of these' }),
	]) {
		const error = toNodeError(node, thrown, where);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('Acme, get things: Pick one [item 3]');
	}
});

test('a failing expression stays what it is, since n8n explains it best', () => {
	const thrown = new ExpressionError('no such node');
	expect(toNodeError(node, thrown, where)).toBe(thrown);
});

test('of a fault of our own only its kind is shown', () => {
	const faults: Array<[thrown: unknown, kind: string]> = [
		[new TypeError('Bearer s3cret'), 'TypeError'],
		['Bearer s3cret', 'string'],
		[undefined, 'undefined'],
		[new NodeApiError(node, { message: 'Bearer s3cret' }), 'NodeApiError'],
	];
	for (const [thrown, kind] of faults) {
		const error = toNodeError(node, thrown, where);
		expect(error.message).toBe(`Acme, get things: an unexpected ${kind} inside the node [item 3]`);
		expect(error).toMatchObject({ failure: { cause: 'node-defect' }, description: expect.stringContaining('report') });
		expect(JSON.stringify(error)).not.toContain('s3cret');
	}
});
