/**
 * Loaded into each n8n process before n8n itself: names the process in a header of all its requests, so that the
 * simulators' logs tell the processes apart. n8n's own Node.js runs this file as it is, without a compiler.
 */
const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');

interface Outgoing {
	headersSent: boolean;
	setHeader(name: string, value: string): void;
}

subscribe('http.client.request.created', (message) => {
	const { request } = message as { request: Outgoing };
	if (!request.headersSent) request.setHeader('x-n8n-process', process.env.CLUSTER_PROCESS ?? 'unknown');
});
