import { createServer } from 'node:net';

/** The preferred port when it is free, otherwise any free port. Loopback only. */
export async function freePort(preferred = 0): Promise<number> {
	return await new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => {
			if (preferred !== 0 && error.code === 'EADDRINUSE') resolve(freePort());
			else reject(error);
		});
		probe.listen(preferred, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : preferred));
		});
	});
}
