import type { IDataObject } from 'n8n-workflow';
import { pollChanges, type ChangeWatch, type Look } from '../../../core/poll/changes';

/** A counter that is watched: it hands on what was added to it. */
function counter(more: Partial<ChangeWatch<string, { count: number }>> = {}) {
	const self = {
		count: 1,
		elapsed: 0,
		freshStarts: 0,
		memory: {} as IDataObject,
		watch: {
			watching: 'counter',
			look: async (before: { count: number } | undefined): Promise<Look<string, { count: number }>> => {
				if (before?.count === self.count) return { items: [], kept: before };
				const added = before
					? Array.from({ length: self.count - before.count }, (_, n) => `${before.count + n + 1}`)
					: [];
				return { items: added, kept: { count: self.count } };
			},
			store: ({ count }: { count: number }) => ({ count }),
			restore: (stored: unknown) => {
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

test('a first look hands on nothing, and each later one what has changed since', async () => {
	const source = counter();
	expect(await source.poll()).toEqual([]);
	source.count = 3;
	expect(await source.poll()).toEqual(['2', '3']);
	expect(await source.poll()).toEqual([]);
	expect(source.memory.poll).toEqual({ version: 1, watching: 'counter', revision: 2, kept: { count: 3 } });
});

test('nothing is written when nothing has changed', async () => {
	const source = counter();
	await source.poll();
	const { poll: before } = source.memory;
	await source.poll();
	expect(source.memory.poll).toBe(before);
});

test('a look that fails changes nothing, and the next one brings it all', async () => {
	const source = counter();
	await source.poll();
	const before = JSON.stringify(source.memory);
	source.count = 2;
	const { look } = source.watch;
	source.watch.look = async () => await Promise.reject(new Error('half a list'));
	await expect(source.poll()).rejects.toThrow('half a list');
	expect(JSON.stringify(source.memory)).toBe(before);
	source.watch.look = look;
	expect(await source.poll()).toEqual(['2']);
});

test('a memory that is too large is an error, and nothing is handed on or forgotten', async () => {
	const source = counter();
	await source.poll();
	const before = JSON.stringify(source.memory);
	source.count = 2;
	source.watch.store = () => {
		throw new Error('too many');
	};
	await expect(source.poll()).rejects.toThrow('too many');
	expect(JSON.stringify(source.memory)).toBe(before);
});

test('a poll that n8n has given up changes nothing', async () => {
	const source = counter();
	await source.poll();
	source.count = 2;
	source.elapsed = 11;
	await expect(source.poll(10)).rejects.toThrow('longer than n8n gives a poll');
	expect(await source.poll()).toEqual(['2']);
});

test('a poll that was overtaken hands on nothing', async () => {
	const source = counter();
	await source.poll();
	const { look } = source.watch;
	source.count = 2;
	source.watch.look = async (before) => {
		source.watch.look = look;
		expect(await source.poll()).toEqual(['2']);
		return await look(before);
	};
	expect(await source.poll()).toEqual([]);
	expect(await source.poll()).toEqual([]);
});

test.each([
	['something else was watched', { version: 1, watching: 'other', revision: 4, kept: { count: 9 } }],
	['the memory is damaged', { version: 1, watching: 'counter', revision: 'x', kept: { count: 'nine' } }],
	['the memory is of another version', { version: 2, watching: 'counter', revision: 4, kept: { count: 9 } }],
	['the memory is no memory', 'text'],
])('it starts afresh, and says so, where %s', async (_, poll) => {
	const source = counter();
	source.memory.poll = poll;
	expect(await source.poll()).toEqual([]);
	expect(source.freshStarts).toBe(1);
	source.count = 2;
	expect(await source.poll()).toEqual(['2']);
	expect(source.freshStarts).toBe(1);
});
