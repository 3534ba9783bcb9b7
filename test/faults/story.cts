import type { Subject } from '../contract/subject.cts';

/** What a product must have for a fault to be possible. */
export interface Need {
	isThere(subject: Subject): boolean;
	/** Why the fault cannot happen where it is not there. */
	otherwise: string;
}

/** A fault, and what the nodes of every product do then. */
export interface Story {
	/** Their numbers in `the-hundred.cts`. */
	cases: number[];
	/** The title of the test. */
	promise: string;
	/** Default: nothing that a product may lack. */
	needs?: Need;
	/** Tries it, with the product's own node and credential. */
	story(subject: Subject): Promise<void>;
}

/** A login whose answer is a token. */
export const TOKENS: Need = {
	isThere: ({ declaration }) => declaration.login !== undefined,
	otherwise: 'each request carries the key itself: there is no login and no token that expires',
};

/** Registers a story as a test, whose title ends in its cases; and where it cannot happen, in the reason for that. */
export function tell(subject: Subject, { cases, promise, needs, story }: Story): void {
	const title = `${promise} [${cases.length > 1 ? 'cases' : 'case'} ${cases.join(', ')}]`;
	if (!needs || needs.isThere(subject)) test(title, async () => await story(subject));
	else test.skip(`${title} ${needs.otherwise}`, () => undefined);
}
