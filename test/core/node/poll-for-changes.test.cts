/** What `core/node` promises to every trigger on changes, tried with a vendor that does not exist and asks no server. */
import type { IDataObject, INodeType, IPollFunctions } from 'n8n-workflow';
import type { Clock } from '../../../core/clock';
import { InputError } from '../../../core/errors/input-error';
import { pollForChanges, type WatchedChanges } from '../../../core/node/poll-for-changes';
import type { Vendor } from '../../../core/http/vendor';
import { failingKeeper, type Failing } from '../../../core/poll/conditions';
import {
	credentialFor,
	pollNode,
	startVendor,
	stopVendors,
	usmAnywhere,
	type PollOptions,
} from '../../harness/index.cts';

const acme: Vendor = { ...usmAnywhere, name: 'Acme' };

afterEach(stopVendors);

/** Doors that may be open. */
function doors(more: Partial<WatchedChanges<string, Failing>> = {}) {
	const open: string[] = [];
	const watched: WatchedChanges<string, Failing> = {
		...failingKeeper,
		name: 'open doors',
		identity: ['doors'],
		look: async (_session, before) => ({
			items: before ? open.filter((door) => !before.has(door)) : [],
			kept: new Set(open),
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
			const type = {
				description: {
					displayName: 'Acme',
					name: 'acme',
					group: ['trigger'],
					version: 1,
					description: '',
					defaults: { name: 'Acme' },
					inputs: [],
					outputs: ['main'],
					polling: true,
					properties: [],
					credentials: [{ name: 'usmAnywhereApi' }],
				},
				async poll(this: IPollFunctions) {
					jest.spyOn(this.logger, 'warn').mockImplementation((message: string) => void self.warnings.push(message));
					return await pollForChanges(this, acme, () => self.watched, clock);
				},
			} as unknown as INodeType;
			const credentials = options.credentials ?? credentialFor(await startVendor());
			return await pollNode(type, { staticData, credentials, ...options });
		},
	};
	return self;
}

test('changes leave the trigger as items, and nothing does when there are none', async () => {
	const credentials = credentialFor(await startVendor());
	const memory = {};
	const house = doors();
	expect((await house.poll(memory, { credentials })).items).toBeNull();
	house.open.push('front');
	expect((await house.poll(memory, { credentials })).json).toEqual([{ door: 'front' }]);
	expect((await house.poll(memory, { credentials })).items).toBeNull();
	expect(house.warnings).toEqual([]);
});

test('another service starts afresh, and the log says so', async () => {
	const house = doors();
	const memory = {};
	await house.poll(memory);
	house.open.push('front');
	expect((await house.poll(memory)).items).toBeNull();
	expect(house.warnings).toEqual([expect.stringMatching(/^Acme: "Node under test" starts afresh/)]);
});

test('another key of the same service goes on where the last one was', async () => {
	const house = doors();
	const memory = {};
	const vendor = await startVendor();
	await house.poll(memory, { credentials: credentialFor(vendor) });
	house.open.push('front');
	const renewed = credentialFor(vendor, { clientSecret: 'another secret' });
	expect((await house.poll(memory, { credentials: renewed })).json).toEqual([{ door: 'front' }]);
	expect(house.warnings).toEqual([]);
});

test('by hand it shows a few samples and remembers nothing', async () => {
	const house = doors();
	const memory = {};
	expect((await house.poll(memory, { mode: 'manual' })).error?.message).toBe(
		'Acme, look for open doors: there is nothing now that could be shown as a sample',
	);
	house.open.push('a', 'b', 'c', 'd', 'e', 'f');
	expect((await house.poll(memory, { mode: 'manual' })).json).toHaveLength(5);
	expect(memory).toEqual({});
});

test('a poll that n8n has given up is an error and remembers nothing', async () => {
	let elapsed = 0;
	const clock = { now: () => 0, monotonic: () => elapsed, sleep: async () => undefined };
	const house = doors({
		look: async () => {
			elapsed += 400_000;
			return { items: ['x'], kept: new Set(['x']) };
		},
	});
	const memory = {};
	for (const budgetMs of [300_000, null]) {
		expect((await house.poll(memory, { budgetMs }, clock)).error?.message).toBe(
			'Acme, look for open doors: reading took longer than n8n gives a poll',
		);
	}
	expect(memory).toEqual({});
});

test('a parameter that cannot be used is told before anything is looked at', async () => {
	const house = doors();
	Object.defineProperty(house, 'watched', {
		get() {
			throw new InputError('Door is empty');
		},
	});
	expect((await house.poll({})).error?.message).toBe('Acme, look for changes: Door is empty');
});
