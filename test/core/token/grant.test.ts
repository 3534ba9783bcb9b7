import fc from 'fast-check';
import { expectRows } from '../../harness/rows';
import { grantOf, isPast, storedGrant } from '../../../core/token/grant';

const NOW = 1_800_000_000_000;
const grant = (lifetimeSeconds: unknown) => grantOf({ value: 'token', lifetimeSeconds }, 'owner', NOW);

describe('the lifetime', () => {
	test('is used as it is, up to one day', async () => {
		await expectRows<unknown>(
			[
				['899', 899_000],
				[899, 899_000],
				[0.5, 500],
				[1e12, 24 * 3_600_000],
			],
			(seconds) => Number(grant(seconds).accessTokenExpiresAt) - NOW,
		);
	});

	test('is unknown where it is no number of seconds, so that only a 401 renews the token', async () => {
		const unknown = {
			accessToken: 'token',
			accessTokenExpiresAt: '',
			accessTokenRefreshAt: '',
			accessTokenOwner: 'owner',
		};
		await expectRows<unknown>(
			[undefined, null, 0, -5, NaN, Infinity, '', ' ', 'soon', {}, [899]].map((seconds) => [seconds, unknown] as const),
			(seconds) => grant(seconds),
		);
	});
});

test('a token is renewed two minutes before it expires, a short one after nine tenths of its lifetime', () => {
	expect(grant(3600).accessTokenRefreshAt).toBe(String(NOW + 3_480_000));
	expect(grant(100).accessTokenRefreshAt).toBe(String(NOW + 90_000));
});

test('each process renews at a time of its own, up to twice as early, after the login and before the expiry', async () => {
	await expectRows<[seconds: number, share: number]>(
		[
			[[100, 0], 90_000],
			[[100, 0.5], 85_000],
			[[100, 1], 80_000],
			[[3600, 1], 3_360_000],
		],
		([seconds, share]) => {
			let [before, due] = [0, seconds * 1000];
			while (due - before > 1) {
				const middle = Math.floor((before + due) / 2);
				if (isPast(grant(seconds), NOW + middle, share)) due = middle;
				else before = middle;
			}
			return due;
		},
	);
	const lifetimes = fc.double({ min: 0.02, max: 1e9, noNaN: true });
	fc.assert(
		fc.property(lifetimes, fc.double({ min: 0, max: 1, noNaN: true }), (seconds, share) => {
			expect(isPast(grant(seconds), NOW, share)).toBe(false);
			expect(isPast(grant(seconds), Number(grant(seconds).accessTokenExpiresAt) - 1, share)).toBe(true);
		}),
	);
});

test('anything that n8n returns is read as a grant, and what is not text is empty', () => {
	const stored = grant(899);
	expect(storedGrant({ ...stored, url: 'https://acme.example' })).toEqual(stored);
	expect(storedGrant({ accessToken: 5, accessTokenOwner: null })).toEqual({
		accessToken: '',
		accessTokenExpiresAt: '',
		accessTokenRefreshAt: '',
		accessTokenOwner: '',
	});
});
