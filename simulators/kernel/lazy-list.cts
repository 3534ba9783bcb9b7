/**
 * An array that computes its elements when they are read: a million records cost nothing until then.
 * It can be read like any array (`length`, index, `map`, `slice`, `for … of`); writing to it is an error.
 */
export function lazyList<T>(length: () => number, at: (index: number) => T): T[] {
	const indexOf = (key: string | symbol): number | undefined => {
		if (typeof key !== 'string' || !/^(0|[1-9]\d*)$/.test(key)) return undefined;
		return Number(key) < length() ? Number(key) : undefined;
	};
	const handler: ProxyHandler<T[]> = {
		get(target, key, receiver) {
			if (key === 'length') return length();
			const index = indexOf(key);
			return index === undefined ? (Reflect.get(target, key, receiver) as unknown) : at(index);
		},
		has: (target, key) => indexOf(key) !== undefined || Reflect.has(target, key),
		ownKeys: () => [...Array.from({ length: length() }, (_, index) => String(index)), 'length'],
		getOwnPropertyDescriptor(target, key) {
			if (key === 'length') return { ...Reflect.getOwnPropertyDescriptor(target, key), value: length() };
			const index = indexOf(key);
			if (index === undefined) return undefined;
			return { value: at(index), writable: true, enumerable: true, configurable: true };
		},
		set: () => false,
		deleteProperty: () => false,
		defineProperty: () => false,
	};
	return new Proxy<T[]>([], handler);
}
