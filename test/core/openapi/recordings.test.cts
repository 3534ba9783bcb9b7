import { readdirSync } from 'node:fs';
import { readDocument } from '../../../core/openapi/document';
import { fieldsOf } from '../../../core/openapi/fields';
import { serializeOperation, deserializeOperation } from '../../../core/openapi/serialize';
import { operationsOf } from '../../../core/openapi/operations';
import { beside } from '../../harness/beside.cts';

/** Documents of other authors. */
const { place, isThere, json, describe: ifThere } = beside('recordings/openapi');

const DAMAGED = 'invalid-bytes-after-document.json';
const names = isThere ? readdirSync(place).filter((name) => name.endsWith('.json') && name !== DAMAGED) : [];
const operationsIn = (name: string) => operationsOf(readDocument(json(name)));
const fieldsIn = (name: string, key: string) => {
	const operation = operationsIn(name).find((each) => each.key === key);
	return operation && fieldsOf(operation).map(({ id }) => id);
};

ifThere('A document of another author', () => {
	test('becomes forms that can be saved, or refusals with a reason', () => {
		expect(names).not.toEqual([]);
		for (const name of names) {
			const operations = operationsIn(name);
			expect([name, operations.length]).not.toEqual([name, 0]);
			for (const operation of operations) {
				const given = { name, ...operation };
				if (operation.refusal) expect(given.refusal).toMatch(/^it(s| )|^the document |^one of /);
				else expect({ name, ...deserializeOperation(serializeOperation(operation)) }).toEqual(given);
			}
		}
	});

	test('with one object for the page has the three parameters that are sent', () => {
		const name = 'spring-pageable-as-object-3.1.json';
		const [{ key }] = operationsIn(name);
		expect(fieldsIn(name, key)).toEqual(expect.arrayContaining(['query:page', 'query:size', 'query:sort']));
	});

	test('with parameters in all locations has those that may be filled in', () => {
		const [operation] = operationsIn('oas-parameters-extreme-3.0.json');
		const locations = new Set(operation.parameters.map((parameter) => parameter.in));
		expect(locations).toEqual(new Set(['path', 'query', 'header']));
	});

	test('with forms has their fields', () => {
		const forms = operationsIn('axonius-splunk-addon-3.0.json').filter(({ body }) => body?.kind === 'form');
		expect(forms.length).toBeGreaterThan(0);
		for (const { body } of forms) expect(body?.fields.length).toBeGreaterThan(0);
	});
});
