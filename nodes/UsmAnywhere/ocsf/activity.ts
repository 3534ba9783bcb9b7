import { chosen, OTHER, UNKNOWN, type Choice } from '../../../core/ocsf/captions';
import { AUTHENTICATION, NETWORK_ACTIVITY } from '../../../core/ocsf/classes';
import { choice, text } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';

/** `UserLoggedIn` is three words. */
const BETWEEN_WORDS = /(?<=[a-z])(?=[A-Z])/;
const NO_LETTERS = /[^\p{L}]+/u;
const LOG_IN_OR_OUT = /\b(?:log|logged|sign|signed) ?(?:(in|on)|out|off)\b/;
/** What may stand beside a log-in without making it something else, such as a change of the log-in's password. */
const BESIDE = new Set(
	(
		'a an the user users account was were is has been to of by from with using via attempt attempted event activity ' +
		'success successful successfully succeeded fail failed failure unsuccessful invalid denied blocked rejected ' +
		'admin administrator root console interactive remote local network web ssh vpn rdp windows explicit credentials'
	).split(' '),
);

/** The words of the plugins for what became of a connection. */
const CONNECTION = choice(NETWORK_ACTIVITY.activities, {
	...{ open: 1, opened: 1, built: 1, established: 1 },
	...{ close: 2, closed: 2, teardown: 2 },
	reset: 3,
	...{ fail: 4, failed: 4, failure: 4 },
	...{ deny: 5, denied: 5, block: 5, blocked: 5, drop: 5, dropped: 5, reject: 5, rejected: 5, refuse: 5, refused: 5 },
});

/** The activity of an authentication, by the first words that say nothing else. */
export function logOnOrOff({ event_subcategory: subcategory, event_action: action, event_name: name }: Row): Choice {
	const { activities } = AUTHENTICATION;
	for (const words of [subcategory, action, name]) {
		const id = logIn(words);
		if (id !== undefined) return chosen(activities, id);
	}
	const word = text.read(subcategory) ?? text.read(action);
	return word === undefined ? chosen(activities, UNKNOWN) : { id: OTHER, caption: String(word) };
}

/** The activity of a connection. */
export function connection({ event_action: action, access_control_outcome: outcome }: Row): Choice {
	const said = [action, outcome].flatMap((word) => (CONNECTION.read(word) as Choice | undefined) ?? []);
	const known = said.find(({ id }) => id !== OTHER && id !== UNKNOWN);
	return known ?? said[0] ?? chosen(NETWORK_ACTIVITY.activities, UNKNOWN);
}

/** The `activity_id` of what is said about nothing but a log-in or a log-out. */
function logIn(given: unknown): number | undefined {
	if (typeof given !== 'string') return undefined;
	const words = given.split(BETWEEN_WORDS).join(' ').toLowerCase().split(NO_LETTERS).join(' ');
	const found = LOG_IN_OR_OUT.exec(words);
	if (!found) return undefined;
	const beside = words.replace(LOG_IN_OR_OUT, ' ').split(' ');
	if (!beside.every((word) => word === '' || BESIDE.has(word))) return undefined;
	return found[1] === undefined ? 2 : 1;
}
