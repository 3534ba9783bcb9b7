/** A map that forgets the entry unused for longest when it holds more than `capacity`. Nothing in this package grows without limit. */
export class BoundedMap<Value> {
	private readonly entries = new Map<string, Value>();

	constructor(private readonly capacity: number) {}

	/** The value, which counts as used from now on. */
	get(key: string): Value | undefined {
		const value = this.entries.get(key);
		if (value !== undefined) this.set(key, value);
		return value;
	}

	set(key: string, value: Value): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		if (this.entries.size <= this.capacity) return;
		const [oldest] = this.entries.keys();
		this.entries.delete(oldest);
	}
}
