/** No secret is shown: after each test, everything that came out is searched for secrets (`test/harness/setting.cts`). */
import type { FaultAnswer } from '../../simulators/kernel/fault.cts';
import { identity } from '../harness/certificates.cts';
import { SPELLINGS } from '../harness/spellings.cts';
import { nodeLogger } from '../harness/load-options.cts';
import { tracesOf } from '../harness/traces.cts';
import type { Place } from './declaration.cts';
import type { Subject } from './subject.cts';

const STATUSES = [400, 401, 403, 404, 422, 500];
/** What may stand in a header. */
const PRINTABLE = /^[\x20-\x7e]+$/;

/** Registers the tests. */
export function testCanary(subject: Subject): void {
	const { data, refusals, resources, watches } = subject.declaration;
	const [first] = watches;
	const bodies = [...refusals, (words: string) => words, (words: string) => `<html>${words}</html>`];

	/** Everything that a user can make the nodes do: operations, triggers, dropdowns. */
	function uses(place: Place): Array<() => Promise<unknown>> {
		return [
			...subject.operations.map(
				({ key }, index) =>
					() =>
						subject.run(place, key, { continueOnFail: index % 2 === 0 }),
			),
			...watches.flatMap((watch) => [
				() => subject.poll(place, watch, {}),
				() => subject.poll(place, watch, {}, { mode: 'manual' }),
			]),
			...subject.dropdowns().map((dropdown) => () => subject.load(place, dropdown).catch((error: unknown) => error)),
		];
	}

	/** Each use meets one of `count` answers, the one whose turn it is. */
	async function useInTurns(place: Place, turn: number, count: number, isMet = (_: number) => true): Promise<void> {
		for (const [index, use] of uses(place).entries()) if (index % count === turn && isMet(index)) await use();
	}

	// What was logged is searched as everything else is, once the test is over.
	test('when a trigger writes to the log [case 14]', async () => {
		const place = await subject.start();
		for (const watch of watches) {
			await subject.poll(place, watch, {}, { activation: 'update' });
			await subject.poll(place, watch, { poll: { version: 0, watching: place.secrets().join() } });
		}
		const { warn } = nodeLogger(subject.declaration.trigger);
		expect(jest.mocked(warn).mock.calls.length).toBeGreaterThanOrEqual(2 * watches.length);
	});

	test.each(STATUSES.map((status, turn) => [status, turn]))(
		'when each answer has status %i and repeats token and secrets in every spelling [cases 13, 14]',
		async (status, shift) => {
			const place = await subject.start();
			// So that there are tokens to be repeated.
			for (const { value, operations } of resources) await subject.run(place, `${value} ${operations[0].value}`);
			// A use meets every second status, and the one after which n8n asks again.
			const isMet = (index: number) => status === 401 || (Math.floor(index / bodies.length) + shift) % 2 === 0;
			for (const index of bodies.keys()) {
				// All statuses together meet every body.
				const body = bodies[(index + shift) % bodies.length];
				const apis = subject.declaration.echoes?.(place) ?? [{ pattern: data, secrets: place.secrets() }];
				place.vendor.setFaults(
					apis.map(({ pattern, secrets }) => {
						const words = secrets.flatMap(spellings).join(' · ');
						const header = secrets.find((secret) => PRINTABLE.test(secret)) ?? 'none';
						const headers = { 'x-echo': header, 'www-authenticate': `Bearer token="${header}"` };
						return { pathPattern: pattern, times: 'always' as const, answer: { status, body: body(words), headers } };
					}),
				);
				await useInTurns(place, index, bodies.length, isMet);
			}
		},
	);

	test('when an answer with status 200 is not JSON and repeats token and secrets [case 13]', async () => {
		const place = await subject.list.start();
		await subject.list.read(place);
		const headers = subject.list.declaration.takesFiles ? { 'content-type': 'application/json' } : undefined;
		for (const wrap of bodies.slice(-2)) {
			const body = wrap(place.secrets().flatMap(spellings).join(' · '));
			place.vendor.setFaults([subject.fault({ status: 200, headers, body })]);
			for (const list of subject.lists) expect((await list.read(place)).error).toBeDefined();
			expect((await subject.poll(place, first, {})).error).toBeDefined();
		}
	});

	test('when a connection breaks, an answer is damaged, or a redirect leads to another host', async () => {
		for (const [index, answer] of broken().entries()) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault(answer)]);
			await useInTurns(place, index, broken().length);
			expect((await subject.list.read(place)).error).toBeDefined();
			expect((await subject.poll(place, first, {})).error).toBeDefined();
		}
	});

	test('when a redirect has token and secrets in its path or its host', async () => {
		const place = await subject.list.start();
		await subject.list.read(place);
		for (const [name, spell] of SPELLINGS.filter(([one]) => /URL|hex$/.test(one))) {
			const spelled = place.secrets().map(spell).join('/');
			const host = name === 'in hex' ? `${spelled.slice(0, 50)}.test` : 'elsewhere.test';
			for (const location of [`${place.vendor.url}/${spelled}`, `https://${host}/${spelled}`]) {
				place.vendor.setFaults([subject.fault({ status: 302, headers: { location } })]);
				expect((await subject.list.read(place)).error).toBeDefined();
			}
		}
	});

	testLogins(subject);

	test('when a CA certificate or an address of the credential cannot be used', async () => {
		const { authority } = await identity();
		const lines = authority.split('\n').filter((line) => line.length === 64);
		for (const caCertificate of [authority, authority.replace('END', 'ND'), 'my-ca.pem']) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ status: 403 })]);
			place.edit({ caCertificate });
			const result = await subject.list.read(place);
			expect(result.error).toBeDefined();
			expect(tracesOf(lines, result)).toEqual([]);
		}
		const place = await subject.start();
		const secret = place.secrets().find((one) => /^[\w-]+$/.test(one)) ?? 'canary';
		const url = `https://user:${secret}@elsewhere.test`;
		place.edit({ url, tenantUrl: url, apiUrl: url });
		expect((await subject.list.read(place)).error).toBeDefined();
	});

	test('when the fault is our own, whatever its text [case 14]', async () => {
		const place = await subject.start();
		const { operation, doing } = subject.operation(subject.list.key);
		jest.spyOn(operation, 'run').mockRejectedValue(new RangeError(`with ${place.secrets().join(' ')}`));
		const { error } = await subject.run(place, subject.list.key);
		expect(error?.message).toBe(`${subject.product}, ${doing}: an unexpected RangeError inside the node [item 0]`);
		expect(error).toMatchObject({ description: expect.stringContaining('report it') });
	});
}

/** What a login must not show. Registers nothing where there is no login. */
function testLogins(subject: Subject): void {
	const { login, watches } = subject.declaration;
	const [first] = watches;
	if (!login) return;

	test('when the login is refused, cut off, or answered with the secrets [case 13]', async () => {
		const echo = (place: Place) => {
			const words = place.secrets().join(' ');
			return { error: 'invalid_client', error_description: words, message: words, detail: words };
		};
		const echoes = [401, 200].map(
			(status) =>
				(place: Place): FaultAnswer => ({ status, body: echo(place) }),
		);
		for (const answer of [...echoes, ...broken().map((one) => () => one)]) {
			const place = await subject.start();
			place.vendor.setFaults([{ pathPattern: login.pattern, times: 'always', answer: answer(place) }]);
			expect((await subject.list.read(place)).error).toBeDefined();
			expect((await subject.poll(place, first, {})).error).toBeDefined();
		}
	});
}

function broken(): FaultAnswer[] {
	return [
		{ resetBeforeHeaders: true },
		{ resetInBody: true },
		{ invalidJson: true },
		{ truncatedGzip: true },
		{ deepNesting: 10_000 },
		{ status: 302, headers: { location: 'https://elsewhere.test/path' } },
	];
}

function spellings(secret: string): string[] {
	return SPELLINGS.map(([, spell]) => spell(secret));
}
