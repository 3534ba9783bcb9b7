import type { Fault } from '../../simulators/kernel/fault.cts';
import { FaultPlan } from '../../simulators/kernel/fault-plan.cts';
import { describe as describeRequest } from '../../simulators/kernel/request.cts';

describe('a list of faults', () => {
	const hit = (plan: FaultPlan, path: string, method = 'GET') => {
		const incoming = { method, url: path, headers: {} } as Parameters<typeof describeRequest>[0];
		return plan.next(describeRequest(incoming, 'http', 0)) as { status?: number } | undefined;
	};
	const statuses = (plan: FaultPlan, count: number) =>
		Array.from({ length: count }, () => hit(plan, '/a')?.status ?? 200);

	it('acts once by default, after the requests that it lets pass', () => {
		expect(statuses(new FaultPlan([{ answer: { status: 500 } }], 1), 3)).toEqual([500, 200, 200]);
		expect(statuses(new FaultPlan([{ after: 1, times: 2, answer: { status: 500 } }], 1), 5)).toEqual([
			200, 500, 500, 200, 200,
		]);
	});

	it('acts on all requests with times: Infinity, also after JSON, or always', () => {
		const always: Fault[] = [Infinity, 'always' as const].map((times) => ({ times, answer: { status: 500 } }));
		const fromJson = JSON.parse(JSON.stringify(always)) as Fault[];
		const found = [...always, ...fromJson].map((fault) => statuses(new FaultPlan([fault], 1), 3));
		expect(found).toEqual(Array(4).fill([500, 500, 500]));
	});

	it('is used in order', () => {
		const plan = new FaultPlan([{ times: 2, answer: { status: 503 } }, { answer: { status: 429 } }], 1);
		expect(statuses(plan, 4)).toEqual([503, 503, 429, 200]);
	});

	it('matches by method, start of path, pattern and query', () => {
		const only = (fault: Partial<Fault>) => new FaultPlan([{ ...fault, times: 'always', answer: { status: 500 } }], 1);
		const hits = (fault: Partial<Fault>) =>
			['GET /a?page=1', 'POST /a', 'GET /a/b', 'GET /c'].map((line) => {
				const [method, path] = line.split(' ');
				return hit(only(fault), path, method) !== undefined;
			});
		expect(hits({ method: 'POST' })).toEqual([false, true, false, false]);
		expect(hits({ path: '/a' })).toEqual([true, true, true, false]);
		expect(hits({ pathPattern: '^/[ac]$' })).toEqual([true, true, false, true]);
		expect(hits({ query: { page: '1' } })).toEqual([true, false, false, false]);
	});

	it('acts at random with its probability, and in the same way for the same seed', () => {
		const half: Fault = { times: 'always', probability: 0.5, answer: { status: 503 } };
		const first = statuses(new FaultPlan([half], 7), 1000);
		expect(first).toEqual(statuses(new FaultPlan([half], 7), 1000));
		expect(first).not.toEqual(statuses(new FaultPlan([half], 8), 1000));
		const hitCount = first.filter((status) => status === 503).length;
		expect(Math.abs(hitCount - 500)).toBeLessThan(60);
	});
});
