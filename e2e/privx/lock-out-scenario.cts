/**
 * Runs *leaver lock-out* three times: manually while two users have the same e-mail, manually for a leaver who has a role by a
 * rule too, and by its form when the directory has taken that role away.
 */
import type { Role, User, UserRole } from '../../simulators/privx/index.cts';
import { itemsOf, type Execution, nextRun, runManually } from '../executions.cts';
import { until } from '../until.cts';
import { ASK_EVERY_MS, PATIENCE_MS, type Scenario } from './scenario.cts';

const START = 'Try it now';
const FORM = 'Leaver form';
const FORM_PATH = '/form/privx-leaver-lock-out';

/** The login of the form. */
export const FORM_LOGIN = { user: 'people-team', password: 'Demo-of-the-leaver-form-1' };

/** As in the example. */
const LEAVER = 'jane.doe@example.com';
/** The same search finds this user, too. */
const NAMESAKE = 'mary.jane.doe@example.com';

/** What a user can work with. */
interface Means {
	granted: string[];
	byRule: string[];
	sessions: number;
	connections: number;
}

export interface LockOutOutcome {
	/** Changes that the first run sent, and what it said. */
	ambiguous: { changes: number; message: string };
	before: Means;
	/** After the second run, and what that said. */
	after: Means;
	message: string;
	/** HTTP status of the form without its password. */
	uninvited: number;
	/** Whether the third run ended with the leaver locked out. */
	done: boolean;
	/** Of everybody else. */
	othersBefore: string;
	othersAfter: string;
}

export async function runLockOutScenario(scenario: Scenario): Promise<LockOutOutcome> {
	const { simulator, stage, n8n, workflowId } = scenario;
	return await stage.steps.step('Leaver lock-out: refused, all but a rule, complete', async () => {
		const leaver = hire(scenario, LEAVER, [1, 2], [3]);
		const double = hire(scenario, NAMESAKE, [1, 4], [3]);
		simulator.updateUser(double.id, { email: LEAVER.toUpperCase() });
		const before = meansOf(scenario, leaver.id);
		const othersBefore = othersOf(scenario, leaver.id);
		const sent = simulator.requests.length;
		const refused = messageOf(await runManually(stage, n8n, workflowId, START));
		const ambiguous = { changes: simulator.requests.slice(sent).filter(isChange).length, message: refused };
		simulator.updateUser(double.id, { email: NAMESAKE });
		const message = messageOf(await runManually(stage, n8n, workflowId, START));
		const after = meansOf(scenario, leaver.id);
		// What an administrator of the directory does.
		simulator.updateUser(leaver.id, { roles: [] });
		const { uninvited, execution } = await submitForm(scenario);
		const done = execution.status === 'success' && itemsOf(execution, 'Locked out').length === 1;
		const othersAfter = othersOf(scenario, leaver.id);
		return { ambiguous, before, after, message, uninvited, done, othersBefore, othersAfter };
	});
}

/** Publishes the form and sends it twice, first without its password. */
async function submitForm(scenario: Scenario): Promise<{ uninvited: number; execution: Execution }> {
	const { stage, n8n, workflowId } = scenario;
	await n8n.api('POST', `/workflows/${workflowId}/activate`);
	const patience = { what: 'The form', withinMs: PATIENCE_MS, everyMs: ASK_EVERY_MS, signal: stage.signal };
	// n8n publishes in the background.
	const uninvited = await until(patience, async () => {
		const status = await send(n8n.url);
		return status === 404 ? undefined : status;
	});
	const { user, password } = FORM_LOGIN;
	const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
	const execution = await nextRun(stage, n8n, { workflowId, trigger: FORM }, async () => {
		await send(n8n.url, { authorization });
	});
	return { uninvited, execution };
}

/** Sends the form as a browser does. @returns the HTTP status */
async function send(url: string, headers: Record<string, string> = {}): Promise<number> {
	const body = new FormData();
	body.set('field-0', LEAVER);
	return (await fetch(`${url}${FORM_PATH}`, { method: 'POST', headers, body })).status;
}

/** A user with granted roles, roles by rule, two sessions and two open connections. */
function hire({ simulator }: Scenario, email: string, granted: number[], byRule: number[]): User {
	const roles = [
		...granted.map((number) => held(simulator.roles[number], true)),
		...byRule.map((number) => held(simulator.roles[number], false)),
	];
	const user = simulator.addUser({ principal: email.split('@')[0], email, full_name: 'Jane Doe', roles });
	for (let number = 0; number < 2; number++) {
		simulator.addSession({ user_id: user.id, username: user.principal });
		simulator.addConnection({ user: { id: user.id, display_name: email } });
	}
	return user;
}

function held(role: Role, explicit: boolean): UserRole {
	return { ...role, explicit, implicit: !explicit, grant_type: 'PERMANENT' };
}

function meansOf({ simulator }: Scenario, userId: string): Means {
	const names = (explicit: boolean) =>
		simulator
			.rolesOf(userId)
			.filter((role) => role.explicit === explicit)
			.map(({ name }) => name);
	return {
		granted: names(true),
		byRule: names(false),
		sessions: simulator.sessions.filter(({ user_id }) => user_id === userId).length,
		connections: simulator.connections.filter(({ user, disconnected }) => user.id === userId && !disconnected).length,
	};
}

/** Roles, sessions and open connections of all other users, as one text to compare. Each list is read once, because all are long. */
function othersOf({ simulator }: Scenario, leaverId: string): string {
	const { users, sessions, connections } = simulator;
	const idsOf = (records: Array<{ id: string }>) => records.map(({ id }) => id);
	const others = idsOf(users.filter(({ id }) => id !== leaverId));
	return JSON.stringify([
		others.map((id) => [id, idsOf(simulator.rolesOf(id))]),
		idsOf(sessions.filter(({ user_id }) => user_id !== leaverId)),
		idsOf(connections.filter(({ user, disconnected }) => user.id !== leaverId && !disconnected)),
	]);
}

/** Searches also use POST, and change nothing. */
function isChange({ method, path }: { method: string; path: string }): boolean {
	return method === 'PUT' || /\/terminate(\/|$)/.test(path);
}

function messageOf({ data, status }: Execution): string {
	return status === 'success' ? '' : (data.resultData.error?.message ?? '');
}
