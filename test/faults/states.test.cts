import { statesOf, type Told } from './states.cts';
import { STORIES } from './stories.cts';
import { tableOf } from './table.cts';
import { THE_HUNDRED } from './the-hundred.cts';

const told = (folder: string, title: string, status = 'passed', ancestorTitles: string[] = []): Told => ({
	file: `/test/${folder}/x.test.cts`,
	title,
	status,
	ancestorTitles,
});

const lineOf = (number: number, tests: Told[]) =>
	tableOf(statesOf(tests)).find((line) => line.startsWith(`${String(number).padStart(3)}  `));

test('there are a hundred cases, and every story names some of them', () => {
	expect(Object.keys(THE_HUNDRED).map(Number)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
	const unknown = STORIES.filter(({ cases }) => cases.length === 0 || cases.some((one) => !THE_HUNDRED[one]));
	expect(unknown.map(({ promise }) => promise)).toEqual([]);
});

test('a case has passed where each of its tests has, and failed where one of them has not', () => {
	const states = statesOf([
		told('Privx', 'this [cases 1, 2]'),
		told('Privx', 'that [case 2]', 'failed'),
		told('Privx', 'another test'),
	]);
	expect(states.get(1)?.get('Privx')).toEqual({ passed: 1, failed: [] });
	expect(states.get(2)?.get('Privx')).toEqual({ passed: 1, failed: ['failed: that [case 2]'] });
	expect([...states.keys()]).toEqual([1, 2]);
});

test('the table says which vendor a test is of, why a case cannot happen, and which is not tried', () => {
	const tests = [
		told('Privx', 'this [case 1]'),
		told('credentials', 'that [case 1]', 'failed', ['ArmisSecretKeyApi']),
		told('http', 'of all [case 1]'),
		told('Axonius', 'this [case 1] there is no login', 'pending'),
	];
	expect(lineOf(1, tests)?.split(/ +/)).toEqual(['', '1', '✘', '–', '✔', '✔', ...THE_HUNDRED[1].split(' ')]);
	expect(tableOf(statesOf(tests)).filter((line) => /^1 [–✘]/.test(line))).toEqual([
		'1 ✘ Armis: failed: that [case 1]',
		'1 – Axonius: there is no login',
	]);
	expect(lineOf(2, tests)).toMatch(/ \(not tried\)$/);
});
