/** Puts a server far away: a proxy that holds back every byte, since loopback hides what connections and TLS cost. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * Resolves with the port of the proxy on loopback.
 * @param port of the server on loopback
 * @param roundTripMs there and back
 */
export async function farAway(port: number, roundTripMs: number): Promise<number> {
	const proxy = createServer((client) => {
		const server = connect(port, '127.0.0.1');
		// On loopback a connection is there at once. Far away it takes a turn before the first byte can be sent.
		holdBack(client, server, roundTripMs / 2, roundTripMs);
		holdBack(server, client, roundTripMs / 2, 0);
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	return (proxy.address() as AddressInfo).port;
}

/** Timers of one length end in the order of their start, so bytes keep their order. */
function holdBack(from: Socket, to: Socket, delayMs: number, connectMs: number): void {
	const open = performance.now() + connectMs;
	const later = (work: () => void) => setTimeout(work, Math.max(open - performance.now(), 0) + delayMs);
	from.on('data', (bytes) => later(() => to.write(bytes)));
	from.on('end', () => later(() => to.end()));
	from.on('error', () => to.destroy());
	from.on('close', () => later(() => to.destroy()));
}
