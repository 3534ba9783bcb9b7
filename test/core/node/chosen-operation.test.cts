/** What a chosen operation becomes, tried without any vendor. */
import { canBePaged } from '../../../core/node/any-list';
import { chosenOperation, type ParameterReader } from '../../../core/node/chosen-operation';
import type { Operation } from '../../../core/openapi/operation';
import { formOf } from '../../../core/openapi/saved-form';
import { operation, posted } from '../openapi/documents';

/** A node with these parameters. */
function node(parameters: Record<string, unknown>): ParameterReader {
	return { timezone: 'Europe/Berlin', get: (name, fallback) => parameters[name] ?? fallback };
}

const time = operation(
	{
		parameters: ['since', 'until'].map((name) => ({
			in: 'query',
			name,
			schema: { type: 'string', format: 'date-time' },
		})),
	},
	{ method: 'get' },
);
const never = async (): Promise<Operation[]> => await Promise.reject(new Error('The document was asked.'));
const saved = (made: Operation, value: object | null = null) => ({
	apiOperation: made.key,
	'parameters.schema': formOf(made).fields,
	'parameters.value': value,
});

describe('A chosen operation', () => {
	test('is the one that was saved; a date without a zone is one of the workflow', async () => {
		const { request } = await chosenOperation(node(saved(time, { 'query:since': '2026-01-15T12:00:00' })), never);
		expect(request.query).toEqual({ since: '2026-01-15T11:00:00.000Z' });
	});

	test('refuses what is no date', async () => {
		const given = node(saved(time, { 'query:since': 'soon' }));
		await expect(chosenOperation(given, never)).rejects.toThrow('since is not a date and time');
	});

	test('is looked up where another one was saved', async () => {
		const reader = node({ ...saved(posted({}), { 'query:since': '2026-01-15T12:00:00Z' }), apiOperation: time.key });
		const { operation: found } = await chosenOperation(reader, async () => [time]);
		expect(found).toBe(time);
		await expect(chosenOperation(reader, async () => [])).rejects.toThrow(`has no operation "${time.key}"`);
	});

	test('without values needs no document', async () => {
		const { request } = await chosenOperation(node({ apiOperation: 'GET /things' }), never);
		expect(request).toMatchObject({ method: 'GET', path: '/things', repeatable: true });
	});

	test('takes a body of its own beside the fields, as a text or as an object', async () => {
		const made = posted({ properties: { name: { type: 'string' } } });
		for (const bodyJson of ['{"a":{"b":1}}', { a: { b: 1 } }]) {
			const { request } = await chosenOperation(node({ ...saved(made), specify: 'fieldsAndBody', bodyJson }), never);
			expect(request.body).toEqual({ a: { b: 1 } });
			expect(canBePaged(request)).toBe(true);
		}
		for (const bodyJson of [' ', null]) {
			const reader = node({ ...saved(made), specify: 'fieldsAndBody' });
			const get = (name: string, fallback: unknown) => (name === 'bodyJson' ? bodyJson : reader.get(name, fallback));
			expect((await chosenOperation({ ...reader, get }, never)).request.body).toEqual({});
		}
	});

	test('by hand takes parameters as an object, too', async () => {
		const given = { apiOperation: 'GET /things/{id}', specify: 'json', parametersJson: { id: 1 } };
		expect((await chosenOperation(node(given), never)).request.path).toBe('/things/1');
		expect(
			(await chosenOperation(node({ ...given, apiOperation: 'GET /things', parametersJson: '' }), never)).request.query,
		).toEqual({});
	});
});
