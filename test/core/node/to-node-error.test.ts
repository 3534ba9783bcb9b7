import { ExpressionError, NodeApiError, NodeOperationError, UserError, type INode } from 'n8n-workflow';
import { ApiError } from '../../../core/errors/api-error';
import { InputError } from '../../../core/errors/input-error';
import { TransportError } from '../../../core/errors/transport-error';
import { SecOpsError } from '../../../core/errors/secops-error';
import type { Access, Api, Fields } from '../../../core/http/api';
import type { NodeContext } from '../../../core/http/exchange';
import { keepOut } from '../../../core/http/secrets-in-use';
import { toNodeError } from '../../../core/node/to-node-error';

const node = { id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
const ctx = { getNode: () => node } as unknown as NodeContext;
const where = { product: 'Acme', doing: 'get things', itemIndex: 3 };

test('a refusal names product, operation, status, item and next step', async () => {
	const error = await toNodeError(ctx, new ApiError({ status: 403, words: 'Managers only' }), where);
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

test('the message says how far it had come, and names an item only if there is one', async () => {
	const thrown = new TransportError({ message: 'the connection was interrupted', transient: true });
	thrown.notes.push('page 7', 'tried 3 times');
	expect((await toNodeError(ctx, thrown, { product: 'Acme', doing: 'x' })).message).toBe(
		'Acme, x: the connection was interrupted (page 7; tried 3 times)',
	);
});

test('a message that holds a code is not replaced by a stock phrase of n8n', async () => {
	for (const code of ['EPERM', 'ECONNREFUSED', 'EEXIST', 'ETIMEDOUT', 'ENOTFOUND']) {
		for (const thrown of [new InputError(`pre${code}x`), new ApiError({ status: 400, words: code })]) {
			expect((await toNodeError(ctx, thrown, where)).message).toContain(code);
		}
	}
});

test('what n8n says about the set-up of the node is passed on as a matter for the user', async () => {
	for (const thrown of [
		new UserError('Pick one'),
		new NodeOperationError(node, 'Pick one', { description: 'of these' }),
	]) {
		const error = await toNodeError(ctx, thrown, where);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('Acme, get things: Pick one [item 3]');
	}
});

test('so is an error of another copy of n8n-workflow', async () => {
	class Copy extends Error {}
	Object.defineProperty(Copy, 'name', { value: 'NodeOperationError' });
	const error = await toNodeError(ctx, new Copy('Node does not have any credentials set'), where);
	expect(error.message).toBe('Acme, get things: Node does not have any credentials set [item 3]');
});

test('a failing expression stays what it is, since n8n explains it best', async () => {
	const thrown = new ExpressionError('no such node');
	expect(await toNodeError(ctx, thrown, where)).toBe(thrown);
	await toNodeError(ctx, thrown, { ...where, soFar: '2 things were sent before' });
	expect(thrown.message).toBe('no such node (2 things were sent before)');
});

test('of a fault of our own only its kind is shown', async () => {
	const faults: Array<[thrown: unknown, kind: string]> = [
		[new TypeError('Bearer s3cret'), 'TypeError'],
		['Bearer s3cret', 'string'],
		[undefined, 'undefined'],
		[new NodeApiError(node, { message: 'Bearer s3cret' }), 'NodeApiError'],
	];
	for (const [thrown, kind] of faults) {
		const error = await toNodeError(ctx, thrown, where);
		expect(error.message).toBe(`Acme, get things: an unexpected ${kind} inside the node [item 3]`);
		expect(error).toMatchObject({ failure: { cause: 'node-defect' }, description: expect.stringContaining('report') });
		expect(JSON.stringify(error)).not.toContain('s3cret');
	}
});

describe('with a credential in use', () => {
	const kept = 'canary-7f3a9c1e5b2d8f4a6c0e';
	const renewed = 'canary-token-after-renewal-1b2c';
	const api = {
		credentialType: 'acmeApi',
		access: (fields: Fields) => ({ secrets: [fields.token] }),
	} as unknown as Api;

	function inUse(getCredentials: () => Promise<object>): NodeContext {
		const used = { getNode: () => node, getCredentials } as unknown as NodeContext;
		keepOut(used, api, { secrets: [kept] } as unknown as Access);
		return used;
	}

	test('no text of an error holds its secrets: message, notes, advice, stack, and whatever n8n saves of it', async () => {
		const told = `s<wbr>e ${kept} ${encodeURIComponent(renewed)}`;
		const thrown = new SecOpsError(told, { description: told });
		thrown.notes.push(told);
		const error = await toNodeError(
			inUse(async () => await Promise.resolve({ token: renewed })),
			thrown,
			where,
		);
		expect(error.message).toBe('Acme, get things: s<wbr>e *** *** (s<wbr>e *** ***) [item 3]');
		expect(`${error.stack} ${JSON.stringify(error)} ${String(error.description)}`).not.toMatch(/canary/);
	});

	test('what was known stays secret where the credential cannot be read any more', async () => {
		const error = await toNodeError(
			inUse(async () => await Promise.reject(new Error('gone'))),
			new SecOpsError(kept),
			where,
		);
		expect(error.message).toBe('Acme, get things: *** [item 3]');
	});

	test('a text is cut after the secrets were taken out, not before', async () => {
		const used = inUse(async () => await Promise.resolve({ token: renewed }));
		for (let before = 1_900; before < 2_000; before += 7) {
			const words = `${'x'.repeat(before - 1)} ${kept} ${'y'.repeat(5_000)}`;
			const { message } = await toNodeError(used, new SecOpsError(words, { description: words }), where);
			expect(message.length).toBeLessThanOrEqual(2_020);
			expect(message).not.toMatch(/cana/);
		}
	});
});
