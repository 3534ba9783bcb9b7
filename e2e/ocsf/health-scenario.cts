/** Runs *health of my credentials* once, manually: one product does not answer, one token ends soon. */
import { itemsOf, requireSuccess, runManually } from '../executions.cts';
import type { Line } from '../report.cts';
import type { Products, Scenario } from './scenario.cts';

export const HEALTH = 'n8n-health-of-my-credentials.json';

/** Shorter than the 30 days of the example. */
export const TOKEN_LIFETIME_SECONDS = 10 * 24 * 3600;

/** Both APIs of Armis are asked. */
const CHECKS = 6;
const SHOWN = 'Shown, not sent';

export async function runHealthScenario(scenario: Scenario): Promise<Line[]> {
	const { stage, n8n, workflow, products } = scenario;
	return await stage.steps.step('Health of my credentials, run once', async () => {
		const before = writes(scenario);
		products.usm.setFaults([{ path: '/api/2.0/alarms', times: 'always', answer: { status: 403, body: {} } }]);
		const execution = await runManually(stage, n8n, workflow(HEALTH).id, 'Try it now');
		products.usm.setFaults([]);
		requireSuccess(execution);
		const messages = itemsOf(execution, SHOWN).map(({ json }) => json);
		const lines = messages.flatMap(({ text }) => String(text).split('\n'));
		const having = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
		const attention = lines.slice(0, Number(messages[0]?.toDo));
		return [
			{ what: 'Messages about the health of credentials', counted: messages.length, expected: 1 },
			{
				what: '  products that do not answer, first',
				counted: having(/^USM Anywhere: NO ANSWER\. .*403/),
				expected: 1,
			},
			{ what: '  products that answer', counted: having(/: answers; /), expected: CHECKS - 1 },
			{ what: '  dates when something ends', counted: having(/ ends on 20\d\d-\d\d-\d\d\.$/), expected: 2 },
			{ what: '  of which nothing is known', counted: having(/ is not known\.$/), expected: 3 },
			{
				what: '  of what ends soon, before the others',
				counted: attention.filter((line) => /^12Port: /.test(line)).length,
				expected: 1,
			},
			{
				what: '  sent, or changed in a product',
				counted: itemsOf(execution, 'Send the message').length + writes(scenario) - before,
				expected: 0,
			},
		];
	});
}

/** Requests that reached a call which changes something. */
function writes({ products }: Scenario): number {
	const requests = Object.values(products).flatMap(
		({ requests }: Pick<Products[keyof Products], 'requests'>) => requests,
	);
	return requests.filter(({ reached }) => reached.effect === 'write').length;
}
