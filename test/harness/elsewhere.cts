import { createServer, type AddressInfo } from 'node:net';

/** A host to which nothing may connect. */
export interface Elsewhere {
	/** Address and port. */
	host: string;
	/** How many connections there were; it accepts no more. */
	connections(): Promise<number>;
}

/** Starts to listen, and ends every connection at once. */
export async function elsewhere(): Promise<Elsewhere> {
	let connections = 0;
	const server = createServer((socket) => {
		connections++;
		socket.destroy();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	// A test that fails does not close it.
	server.unref();
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		connections: async () => {
			await new Promise((resolve) => server.close(resolve));
			return connections;
		},
	};
}
