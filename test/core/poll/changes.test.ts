import type { IDataObject } from 'n8n-workflow';
import { pollChanges, type ChangeWatch, type Comparison } from '../../../core/poll/changes';

/** A counter that is watched: a poll returns what was added to it. */
function counter(more: Partial<ChangeWatch<string, { count: number }>> = {}) {
	const self = {
		count: 1,
		elapsed: 0,
		freshStarts: 0,
		memory: {} as IDataObject,
		watch: {
			watching: 'counter',
			compare: async (before: { count: number } | undefined): Promise<Comparison<string, { count: number }>> => {
				if (before?.count === self.count) return { items: [], snapshot: before };
				const added = before
					? Array.from({ length: self.count - before.count }, (_, n) => `${before.count + n + 1}`)
					: [];
				return { items: added, snapshot: { count: self.count } };
			},
			serialize: ({ count }: { count: number }) => ({ count }),
			deserialize: (stored: unknown) => {
				const { count } = (stored ?? {}) as { count?: unknown };
				return typeof count === 'number' ? { count } : undefined;
			},
			onFreshStart: () => void (self.freshStarts += 1),
			...more,
		},
		poll: async (abandonedAt = Infinity) => {
			const clock = { now: () => 0, monotonic: () => self.elapsed, sleep: async () => undefined };
			return await pollChanges(self.watch, self.memory, clock, abandonedAt);
		},
	};
	return self;
}

test('a first poll returns nothing, and each later one returns what has changed since', async () => {
	const source = counter();
	expect(await source.poll()).toEqual([]);
	source.count = 3;
	expect(await source.poll()).toEqual(['2', '3']);
	expect(await source.poll()).toEqual([]);
	expect(source.memory.poll).toEqual({ version: 1, watching: 'counter', revision: 2, kept: { count: 3 } });
});

test('nothing is stored when nothing has changed', async () => {
	const source = counter();
	await source.poll();
	const { poll: before } = source.memory;
	await source.poll();
	expect(source.memory.poll).toBe(before);
});

test('a poll that fails changes nothing, and the next one returns everything', async () => {
	const source = counter();
	await source.poll();
	const before = JSON.stringify(source.memory);
	source.count = 2;
	const { compare } = source.watch;
	source.watch.compare = async () => await Promise.reject(new Error('half a list'));
	await expect(source.poll()).rejects.toThrow('half a list');
	expect(JSON.stringify(source.memory)).toBe(before);
	source.watch.compare = compare;
	expect(await source.poll()).toEqual(['2']);
});

test('a snapshot that is too large is an error, and nothing is returned or forgotten', async () => {
	const source = counter();
	await source.poll();
	const before = JSON.stringify(source.memory);
	source.count = 2;
	source.watch.serialize = () => {
		throw new Error('too many');
	};
	await expect(source.poll()).rejects.toThrow('too many');
	expect(JSON.stringify(source.memory)).toBe(before);
});

test('a poll that n8n has abandoned changes nothing', async () => {
	const source = counter();
	await source.poll();
	source.count = 2;
	source.elapsed = 11;
	await expect(source.poll(10)).rejects.toThrow('longer than n8n allows for a poll');
	expect(await source.poll()).toEqual(['2']);
});

test('a poll returns nothing when another one was faster', async () => {
	const source = counter();
	await source.poll();
	const { compare } = source.watch;
	source.count = 2;
	source.watch.compare = async (before) => {
		source.watch.compare = compare;
		expect(await source.poll()).toEqual(['2']);
		return await compare(before, undefined);
	};
	expect(await source.poll()).toEqual([]);
	expect(await source.poll()).toEqual([]);
});

test('the trigger starts again from the beginning, and says so, where its state is damaged or of something else', async () => {
	const unusable = [
		{ version: 1, watching: 'other', revision: 4, kept: { count: 9 } },
		{ version: 1, watching: 'counter', revision: 'x', kept: { count: 'nine' } },
		{ version: 2, watching: 'counter', revision: 4, kept: { count: 9 } },
		'text',
	];
	for (const poll of unusable) {
		const source = counter();
		source.memory.poll = poll;
		expect(await source.poll()).toEqual([]);
		expect(source.freshStarts).toBe(1);
		source.count = 2;
		expect(await source.poll()).toEqual(['2']);
		expect(source.freshStarts).toBe(1);
	}
});
