import { RefusedTokens, type Sent } from '../../../core/http/refused-token';
import { hastyClock } from '../../harness/fake-clock.cts';

/** Sends one request to a service that answers as told; `sent` is what it was asked with. */
async function outcome(answers: Array<Sent<{ status: number }>>, stored: string[] = ['old']) {
	const clock = hastyClock();
	const sent: string[] = [];
	const { answer } = await new RefusedTokens(() => 0.5).send({
		key: 'key',
		send: async (refused) => {
			sent.push(refused ? `not ${[...refused].join(', ')}` : 'stored');
			return answers.length > 1 ? answers.shift()! : answers[0];
		},
		look: async () => (stored.length > 1 ? stored.shift()! : stored[0]),
		wait: async (ms) => await clock.sleep(ms),
		clock,
		until: 120_000,
	});
	return { status: answer.status, sent, seconds: Math.round(clock.elapsed / 1000) };
}

const refused = (carried: string, loggedIn = false) => ({ answer: { status: 401 }, carried, loggedIn });
const good = { answer: { status: 200 }, carried: 'new' };

test('a credential without tokens is asked to prove itself, once', async () => {
	const answer = { answer: { status: 401 } };
	expect(await outcome([answer])).toEqual({ status: 401, sent: ['stored', 'not '], seconds: 0 });
});

test('a login is made when nobody stores another token, and a token that was stored and emptied counts as none', async () => {
	for (const stored of ['old', '']) {
		expect(await outcome([refused('old'), good], [stored])).toMatchObject({ status: 200, sent: ['stored', 'not old'] });
	}
});

test('a stored token is tried once, and each further one that somebody stores', async () => {
	const answers = [refused('a'), refused('b'), refused('c'), good];
	expect((await outcome(answers, ['b', 'b', 'b', 'c', 'd'])).sent).toEqual(['stored', 'stored', 'stored', 'stored']);
});

test('a login that gives the refused token again, as while logins are out of order, is not repeated', async () => {
	expect((await outcome([refused('old')])).sent).toEqual(['stored', 'not old', 'stored']);
});

test('after a login of its own a request waits five seconds for a token of somebody else', async () => {
	const { status, sent, seconds } = await outcome([refused('own', true)], ['own']);
	expect([status, sent, seconds]).toEqual([401, ['stored', 'stored'], 5]);
});
