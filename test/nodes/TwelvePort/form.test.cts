import { resources } from '../../../nodes/TwelvePort/resources';
import { triggerEvents } from '../../../nodes/TwelvePort/trigger';

const INPUTS = ['document', 'documentPath', 'apiOperation', 'specify', 'parameters', 'parametersJson', 'bodyJson'];
const operations = resources.flatMap((resource) => resource.operations);
const [{ operations: discovered }] = resources.filter(({ value }) => value === 'apiOperation');

test('each operation and event that uses the document chooses its operation first', () => {
	const first = [...discovered, ...triggerEvents].map(({ parameters }) =>
		parameters.slice(0, INPUTS.length).map(({ name }) => name),
	);
	expect(first).toEqual([INPUTS, INPUTS, INPUTS]);
});

test('no operation or event has two parameters of the same name', () => {
	for (const { parameters } of [...operations, ...triggerEvents]) {
		const names = parameters.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)]);
	}
});
