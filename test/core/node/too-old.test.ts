import type { IDataObject } from 'n8n-workflow';
import { onlyTooOldCame } from '../../../core/node/too-old';

const FROM = 1_000;

/** What is said of the newest record of each poll. */
function said(polls: Array<[watching: string, time: number]>): boolean[] {
	const memory: IDataObject = {};
	return polls.map(([watching, time]) => onlyTooOldCame(memory, { watching, time }, FROM));
}

describe('New records that are all too old', () => {
	test('are noticed at each poll to which some have come', () => {
		expect(
			said([
				['a', 500],
				['a', 600],
				['a', 600],
				['a', 700],
			]),
		).toEqual([false, true, false, true]);
	});

	test('are not those that were there before the first poll, or in another list', () => {
		expect(said([['a', 500]])).toEqual([false]);
		expect(
			said([
				['a', 500],
				['b', 600],
				['b', 600],
			]),
		).toEqual([false, false, false]);
	});

	test('are none where one is within the look-back, or where there is none at all', () => {
		expect(
			said([
				['a', 500],
				['a', 1_000],
				['a', 1_001],
			]),
		).toEqual([false, false, false]);
		expect(
			said([
				['a', -Infinity],
				['a', 500],
				['a', -Infinity],
				['a', 600],
			]),
		).toEqual([false, false, false, true]);
	});
});
