import type { Session } from '../http/session';

/**
 * Reads something once in a session, however many items ask for it. A session ends with its execution, so no later one acts on
 * an old answer; a failure is not kept.
 */
export function oncePerSession<Value>(
	read: (session: Session) => Promise<Value>,
): (session: Session) => Promise<Value> {
	const answers = new WeakMap<Session, Promise<Value>>();
	return async (session) => {
		const answer = answers.get(session) ?? read(session);
		answers.set(session, answer);
		void answer.catch(() => answers.delete(session));
		return await answer;
	};
}
