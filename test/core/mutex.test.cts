import { withMutex } from '../../core/mutex';

/** Work that ends when it is told to, and what has happened so far. */
function works() {
	const log: string[] = [];
	const ends = new Map<string, (error?: Error) => void>();
	const work = (name: string) => async () => {
		log.push(`${name} starts`);
		await new Promise<void>((resolve, reject) => ends.set(name, (error) => (error ? reject(error) : resolve())));
		return name;
	};
	return { log, work, end: (name: string, error?: Error) => ends.get(name)!(error) };
}

const settle = async () => await new Promise((resolve) => setImmediate(resolve));

test('work waits until earlier work with the same key is finished, and each returns its own result', async () => {
	const { log, work, end } = works();
	const [a, b] = [withMutex('x', work('a')), withMutex('x', work('b'))];
	await settle();
	expect(log).toEqual(['a starts']);
	end('a');
	expect(await a).toBe('a');
	await settle();
	expect(log).toEqual(['a starts', 'b starts']);
	end('b');
	expect(await b).toBe('b');
});

test('work with another key does not wait', async () => {
	const { log, work, end } = works();
	const all = [withMutex('x', work('a')), withMutex('y', work('b'))];
	await settle();
	expect(log).toEqual(['a starts', 'b starts']);
	for (const name of ['a', 'b']) end(name);
	await Promise.all(all);
});

test('work that fails reports its own error and does not stop the next one', async () => {
	const { work, end } = works();
	const [a, b] = [withMutex('x', work('a')), withMutex('x', work('b'))];
	const failure = expect(a).rejects.toThrow('refused');
	await settle();
	end('a', new Error('refused'));
	await failure;
	await settle();
	end('b');
	expect(await b).toBe('b');
});
