import type { Session } from '../../../core/http/session';
import { oncePerSession } from '../../../core/node/once-per-session';

const session = () => ({}) as Session;

test('is read once in a session, also by several at the same time, and again in another one', async () => {
	let reads = 0;
	const number = oncePerSession(async () => await Promise.resolve(++reads));
	const [one, other] = [session(), session()];
	expect(await Promise.all([number(one), number(one)])).toEqual([1, 1]);
	expect([await number(other), await number(one)]).toEqual([2, 1]);
});

test('a failure is not kept', async () => {
	let reads = 0;
	const read = oncePerSession(
		async () => await (++reads === 1 ? Promise.reject(new Error('no')) : Promise.resolve('yes')),
	);
	const one = session();
	await expect(read(one)).rejects.toThrow('no');
	expect(await read(one)).toBe('yes');
});
