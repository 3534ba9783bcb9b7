/** Options of operations and triggers, read by the descriptions of their own forms. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { callOptions } from '../../../core/node/call-options';
import { ParameterReader } from '../../../core/node/parameter-reader';
import { pollOptions } from '../../../core/node/poll-options';
import * as shared from '../../../nodes/shared/options';
import { expectRows } from '../../harness/rows';
import { comparedOptions, timedOptions } from '../../../nodes/shared/trigger-options';

const reader = (options?: unknown) =>
	new ParameterReader((name, fallback) => (name === 'options' && options !== undefined ? options : fallback), 'UTC');

const ALL: IDataObject = {
	fileName: ' mine.csv ',
	pageSize: 10,
	parallelRequests: 2,
	requestsPerSecond: 0.5,
	timeout: 3600,
	uniqueById: false,
};

describe('The Options of an operation', () => {
	const form = (...entries: INodeProperties[]) => [shared.optionsOf(entries)];
	const all = form(
		shared.fileName('all things'),
		shared.pageSize(100, 'Things per request'),
		shared.parallelRequests(4),
		shared.requestsPerSecond(5, 'No limit is published.'),
		shared.timeout(),
		shared.uniqueById('Things need an ID.'),
	);

	test('are what the user has added', () => {
		expect(callOptions(reader(ALL), all)).toEqual({ ...ALL, fileName: 'mine.csv' });
		expect(callOptions(reader({ timeout: 5 }), all)).toEqual({ timeout: 5 });
		expect(callOptions(reader(), all)).toEqual({});
	});

	test('are left out where the operation does not offer them, also when a saved workflow has them', () => {
		expect(callOptions(reader(ALL), form(shared.timeout('Seconds for all of it')))).toEqual({ timeout: 3600 });
		expect(callOptions(reader(ALL), [])).toEqual({});
	});

	test('keep to the bounds of the form', async () => {
		await expectRows<object>(
			[
				[{ pageSize: 101 }, 'Page Size must be a whole number from 1 to 100, not 101'],
				[{ parallelRequests: 11 }, 'Parallel Requests must be a whole number from 1 to 10, not 11'],
				[{ requestsPerSecond: 0 }, 'Requests per Second must be a number from 0.01 to 1000, not 0'],
				[{ timeout: 3601 }, 'Timeout must be a number from 1 to 3600, not 3601'],
				[{ uniqueById: 'perhaps' }, 'Unique by ID must be true or false, not a string'],
			],
			(options) => callOptions(reader(options), all),
		);
	});

	test('name the file of an example after its content', () => {
		expect(shared.fileName('all things')).toMatchObject({
			placeholder: 'e.g. all-things-2026-01-15.csv',
			description: expect.stringContaining('Leave empty for all things'),
		});
	});
});

describe('The Options of a trigger', () => {
	const timed = [timedOptions('a thing', 'Things come late.')];

	test('have the defaults of the form', () => {
		expect(pollOptions(reader(), timed)).toEqual({
			lookBackMinutes: 60,
			delayMinutes: 0,
			maxItems: 1000,
			startFrom: undefined,
		});
		expect(pollOptions(reader(), [timedOptions('a thing')])).toMatchObject({ lookBackMinutes: 60 });
	});

	test('are what the user has added', () => {
		const given = { lookBackMinutes: 5, delayMinutes: 1, maxItems: 7, startFrom: '2026-01-15T00:00:00Z' };
		expect(pollOptions(reader(given), timed)).toEqual({ ...given, startFrom: Date.UTC(2026, 0, 15) });
	});

	test('of an event that is found by comparing know only how many items to output', () => {
		expect(pollOptions(reader({ maxItems: 7, lookBackMinutes: 5 }), [comparedOptions()])).toEqual({ maxItems: 7 });
		expect(pollOptions(reader(), [])).toEqual({});
	});

	test('keep to the bounds of the form', async () => {
		await expectRows<object>(
			[
				[{ lookBackMinutes: -1 }, 'Look Back (Minutes) must be a number from 0 to 44640, not -1'],
				[{ delayMinutes: 1441 }, 'Delay (Minutes) must be a number from 0 to 1440, not 1441'],
				[{ maxItems: 0 }, 'Max Items per Poll must be a whole number from 1 to 10000, not 0'],
				[{ startFrom: 'soon' }, 'Start From is not a date and time'],
			],
			(options) => pollOptions(reader(options), timed),
		);
	});
});
