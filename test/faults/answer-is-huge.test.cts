import { ResponseError } from '../../core/errors/response-error';
import { caught, startVendor, stopVendors, transportTo } from '../harness/index.cts';
import type { FaultAnswer } from '../../simulators/usm-anywhere/index.cts';

afterEach(stopVendors);

const MB = 1_048_576;

async function answered(answer: FaultAnswer) {
	const vendor = await startVendor();
	vendor.setFaults([{ path: '/api/2.0/alarms', answer }]);
	return await (await transportTo(vendor)).send({ path: '/alarms' });
}

test.each<[string, FaultAnswer]>([
	['a bomb of 300 MB in 300 KB of gzip', { gzipBomb: 300 * MB }],
	['a plain body of 300 MB', { bigBody: 300 * MB }],
])('%s is given up at 64 MB', async (_what, answer) => {
	const before = process.memoryUsage().rss;
	const error = await caught(answered(answer));
	expect(error).toBeInstanceOf(ResponseError);
	expect(error.message).toBe('the answer is larger than 64 MB');
	// What was read and its garbage; all of it would be more.
	expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB);
});

test('20,000 levels of nesting are refused before they reach n8n', async () => {
	const error = await caught(answered({ deepNesting: 20_000 }));
	expect(error).toBeInstanceOf(ResponseError);
	expect(error.message).toBe('the answer is nested more than 200 levels deep');
});

test('one record of 30 MB passes whole', async () => {
	expect((await answered({ bigBody: 30 * MB })).bytes).toBe(30 * MB);
});
