/** What `core/node` promises to every trigger on changes, tried with a vendor that does not exist and asks no server. */
import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Clock } from '../../../core/clock';
import { InputError } from '../../../core/errors/input-error';
import { pollForChanges, type WatchedChanges } from '../../../core/node/poll-for-changes';
import { failingSerializer, type Failing } from '../../../core/poll/conditions';
import type { PollOptions } from '../../harness/poll-node.cts';
import { acme, credentialsFor, poll } from './acme.cts';

/** Doors that may be open. */
function doors(more: Partial<WatchedChanges<string, Failing>> = {}) {
	const open: string[] = [];
	const watched: WatchedChanges<string, Failing> = {
		...failingSerializer,
		name: 'open doors',
		identity: ['doors'],
		compare: async (_session, before) => ({
			items: before ? open.filter((door) => !before.has(door)) : [],
			snapshot: new Map(open.map((door) => [door, {}])),
		}),
		samples: async (_session, count) => open.slice(0, count),
		emitted: (door) => ({ door }),
		...more,
	};
	const self = {
		open,
		warnings: [] as string[],
		watched,
		/** Polls with this memory. */
		async poll(staticData: IDataObject, options: Partial<PollOptions> = {}, clock?: Clock) {
			const poller = async (ctx: IPollFunctions) => await pollForChanges(ctx, acme, () => self.watched, clock);
			return await poll(poller, staticData, { warnings: self.warnings, ...options });
		},
	};
	return self;
}

test('changes leave the trigger as items, and nothing does when there are none', async () => {
	const credentials = credentialsFor();
	const memory = {};
	const house = doors();
	expect((await house.poll(memory, { credentials })).items).toBeNull();
	house.open.push('front');
	expect((await house.poll(memory, { credentials })).json).toEqual([{ door: 'front' }]);
	expect((await house.poll(memory, { credentials })).items).toBeNull();
	expect(house.warnings).toEqual([]);
});

test('another service starts from the beginning, and the log says so', async () => {
	const house = doors();
	const memory = {};
	await house.poll(memory);
	house.open.push('front');
	const credentials = credentialsFor('http://127.0.0.1:19');
	expect((await house.poll(memory, { credentials })).items).toBeNull();
	expect(house.warnings).toEqual([expect.stringMatching(/^Acme: "Node under test" starts from the beginning/)]);
});

test('with another key of the same service it goes on where it was', async () => {
	const house = doors();
	const memory = {};
	await house.poll(memory, { credentials: credentialsFor() });
	house.open.push('front');
	const renewed = credentialsFor(undefined, undefined, 'another key');
	expect((await house.poll(memory, { credentials: renewed })).json).toEqual([{ door: 'front' }]);
	expect(house.warnings).toEqual([]);
});

test('in a manual test it shows a few samples and remembers nothing', async () => {
	const house = doors();
	const memory = {};
	expect((await house.poll(memory, { mode: 'manual' })).error?.message).toBe(
		'Acme, look for open doors: there is nothing to show as a sample at the moment',
	);
	house.open.push('a', 'b', 'c', 'd', 'e', 'f');
	expect((await house.poll(memory, { mode: 'manual' })).json).toHaveLength(5);
	expect(memory).toEqual({});
});

test('a poll that n8n has given up is an error and remembers nothing', async () => {
	let elapsed = 0;
	const clock = { now: () => 0, monotonic: () => elapsed, sleep: async () => undefined };
	const house = doors({
		compare: async () => {
			elapsed += 400_000;
			return { items: ['x'], snapshot: new Map([['x', {}]]) };
		},
	});
	const memory = {};
	for (const budgetMs of [300_000, null]) {
		expect((await house.poll(memory, { budgetMs }, clock)).error?.message).toBe(
			'Acme, look for open doors: reading took longer than n8n allows for a poll',
		);
	}
	expect(memory).toEqual({});
});

test('a parameter that cannot be used is reported before anything is read', async () => {
	const house = doors();
	Object.defineProperty(house, 'watched', {
		get() {
			throw new InputError('Door is empty');
		},
	});
	expect((await house.poll({})).error?.message).toBe('Acme, look for changes: Door is empty');
});

test('the log says so when a trigger of a workflow that was active before has no memory, as after it was renamed', async () => {
	const told: unknown[] = [];
	for (const activation of ['activate', 'create', 'init', 'update', 'leadershipChange', 'manual'] as const) {
		const house = doors();
		const memory = {};
		await house.poll(memory, { activation });
		await house.poll(memory, { activation });
		await house.poll({}, { activation, mode: 'manual' });
		if (house.warnings.length > 0) told.push(activation, ...house.warnings);
	}
	const warning = expect.stringMatching(/^Acme: "Node under test" has no memory of earlier polls and starts from the/);
	expect(told).toEqual(['init', warning, 'update', warning, 'leadershipChange', warning]);
});

describe('a trigger whose memory n8n does not save', () => {
	test('knows at the first scheduled poll what was there at the activation, and nothing else', async () => {
		const house = doors();
		house.open.push('old');
		const credentials = credentialsFor('http://127.0.0.1:21');
		expect((await house.poll({}, { credentials })).items).toBeNull();
		house.open.push('between');
		const scheduled = { credentials, activation: 'update' } as const;
		expect((await house.poll({}, scheduled)).json).toEqual([{ door: 'between' }]);
		expect(house.warnings).toEqual([]);
		// Where n8n could not start an execution with it, it comes again.
		const memory = {};
		expect((await house.poll(memory, scheduled)).json).toEqual([{ door: 'between' }]);
		expect((await house.poll(memory, scheduled)).items).toBeNull();
	});

	test('starts from the beginning without a memory that n8n once had, as after it was renamed', async () => {
		const house = doors();
		const credentials = credentialsFor('http://127.0.0.1:22');
		const memory = {};
		await house.poll(memory, { credentials });
		await house.poll(memory, { credentials });
		house.open.push('between');
		expect((await house.poll({}, { credentials, activation: 'update' })).items).toBeNull();
	});

	test('starts from the beginning when a user activates it again', async () => {
		const house = doors();
		const credentials = credentialsFor('http://127.0.0.1:23');
		await house.poll({}, { credentials });
		house.open.push('between');
		expect((await house.poll({}, { credentials })).items).toBeNull();
	});
});
