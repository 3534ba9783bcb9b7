import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../../core/openapi/document';
import { fieldsOf } from '../../../core/openapi/fields';
import { frozen, thawed } from '../../../core/openapi/frozen';
import { operationsOf } from '../../../core/openapi/operations';

/** Documents written by others; they lie beside the repository and not in it. */
const FOLDER = join(__dirname, '../../../../shared/recordings/openapi');
const isThere = existsSync(FOLDER);
if (!isThere) console.warn(`The recorded documents are not here (${FOLDER}): the tests that read them are skipped.`);

const DAMAGED = 'invalid-bytes-after-document.json';
const names = isThere ? readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== DAMAGED) : [];
const operationsIn = (name: string) => operationsOf(readDocument(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))));
const fieldsIn = (name: string, key: string) => {
	const operation = operationsIn(name).find((each) => each.key === key);
	return operation && fieldsOf(operation).map(({ id }) => id);
};

(isThere ? describe : describe.skip)('A document that others wrote', () => {
	test.each(names)('%s becomes forms that can be kept, or stated refusals', (name) => {
		const operations = operationsIn(name);
		expect(operations.length).toBeGreaterThan(0);
		for (const operation of operations) {
			if (operation.refusal) expect(operation.refusal).toMatch(/^it(s| )|^nothing |^one of /);
			else expect(thawed(frozen(operation))).toEqual(operation);
		}
	});

	test('with one object for the page has the three parameters that it is on the wire', () => {
		const name = 'spring-pageable-as-object-3.1.json';
		const [{ key }] = operationsIn(name);
		expect(fieldsIn(name, key)).toEqual(expect.arrayContaining(['query:page', 'query:size', 'query:sort']));
	});

	test('with parameters in all places has those that may be filled in', () => {
		const [operation] = operationsIn('oas-parameters-extreme-3.0.json');
		const places = new Set(operation.parameters.map((parameter) => parameter.in));
		expect(places).toEqual(new Set(['path', 'query', 'header']));
	});

	test('with forms has their fields', () => {
		const forms = operationsIn('axonius-splunk-addon-3.0.json').filter(({ body }) => body?.kind === 'form');
		expect(forms.length).toBeGreaterThan(0);
		for (const { body } of forms) expect(body?.fields.length).toBeGreaterThan(0);
	});
});
