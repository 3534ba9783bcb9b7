/** The results of *leaver lock-out*, and what was expected. */
import type { Line } from '../report.cts';
import type { LockOutOutcome } from './lock-out-scenario.cts';

export function lockOutLines({
	ambiguous,
	before,
	after,
	message,
	uninvited,
	done,
	...others
}: LockOutOutcome): Line[] {
	const isRefused = /^Nothing was changed: 2 users/.test(ambiguous.message);
	const isNamed = before.byRule.every((name) => message.includes(`Roles left: ${name};`));
	return [
		{ what: 'Refused, because two users have the name', counted: isRefused ? 1 : 0, expected: 1 },
		{ what: '  changes sent nevertheless', counted: ambiguous.changes, expected: 0 },
		{ what: 'Granted roles of the leaver before', counted: before.granted.length, expected: 2 },
		{ what: '  after', counted: after.granted.length, expected: 0 },
		{ what: 'Sessions of the leaver before', counted: before.sessions, expected: 2 },
		{ what: '  after', counted: after.sessions, expected: 0 },
		{ what: 'Open connections of the leaver before', counted: before.connections, expected: 2 },
		{ what: '  after', counted: after.connections, expected: 0 },
		{ what: 'Roles by a rule left and named', counted: isNamed ? after.byRule.length : 0, expected: 1 },
		{ what: 'Answer of the form without its password', counted: uninvited, expected: 401 },
		{ what: 'Complete after the change in the directory', counted: done ? 1 : 0, expected: 1 },
		{ what: 'Others who lost anything', counted: others.othersBefore === others.othersAfter ? 0 : 1, expected: 0 },
	];
}
