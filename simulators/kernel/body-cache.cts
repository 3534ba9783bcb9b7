/** The oldest bodies are dropped when all of them exceed this many bytes. */
const MAX_BYTES = 128 * 1024 * 1024;

/**
 * Keeps JSON bodies as bytes, so that a list that is read many times, as in a benchmark, costs the simulator almost
 * nothing. All bodies are dropped when the version of the data changes.
 */
export class BodyCache {
	private readonly bodies = new Map<string, Buffer>();
	private bytes = 0;
	private version = 0;

	/** The kept body of `key`, or a new one from `make`. */
	get(key: string, version: number, make: () => unknown): Buffer {
		if (version !== this.version) this.clear(version);
		const known = this.bodies.get(key);
		if (known) return known;
		const body = Buffer.from(JSON.stringify(make()));
		this.bodies.set(key, body);
		this.bytes += body.length;
		for (const [oldest, { length }] of this.bodies) {
			if (this.bytes <= MAX_BYTES) break;
			this.bodies.delete(oldest);
			this.bytes -= length;
		}
		return body;
	}

	private clear(version: number): void {
		this.bodies.clear();
		this.bytes = 0;
		this.version = version;
	}
}
