import { BoundedMap } from '../../core/bounded-map';

test('above its capacity it forgets the entry unused for longest', () => {
	const map = new BoundedMap<number>(2);
	map.set('a', 1);
	map.set('b', 2);
	expect(map.get('a')).toBe(1);
	map.set('c', 3);
	expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
});

test('a value set again replaces the old one and does not count twice', () => {
	const map = new BoundedMap<number>(2);
	map.set('a', 1);
	map.set('b', 2);
	map.set('a', 3);
	expect([map.get('a'), map.get('b')]).toEqual([3, 2]);
});
