import { LoginError } from '../../core/errors/login-error';
import { caught, credentialFor, identity, startVendor, stopVendors, transportTo } from '../harness/index.cts';

afterEach(stopVendors);

test('a server signed by an unknown authority gets no request; with that authority given it does', async () => {
	const { tls, authority } = await identity();
	const vendor = await startVendor({ tls });
	const error = await caught((await transportTo(vendor)).send({ path: '/alarms' }));
	expect(error).toBeInstanceOf(LoginError);
	expect(error.message).toContain('paste that authority into CA Certificate');
	expect(vendor.requests).toHaveLength(0);
	const trusting = credentialFor(vendor, { caCertificate: authority });
	expect((await (await transportTo(vendor, { credentials: trusting })).send({ path: '/alarms' })).status).toBe(200);
});

test('a certificate that turns bad after the login is told as such, and not asked again', async () => {
	const good = await identity();
	const bad = await identity({ host: 'other.example' });
	const vendor = await startVendor({ tls: good.tls });
	const credentials = credentialFor(vendor, { caCertificate: `${good.authority}\n${bad.authority}` });
	const session = await transportTo(vendor, { credentials });
	await session.send({ path: '/alarms' });
	const port = Number(new URL(vendor.url).port);
	await vendor.stop();
	const changed = await startVendor({ port, tls: bad.tls });
	const error = await caught(session.send({ path: '/alarms' }));
	expect([error.name, error.message]).toEqual(['TransportError', 'the certificate is for another host name']);
	expect(changed.connections).toBe(1);
});
