import { fingerprint } from '../../../core/token/identity';
import { RenewalDue } from '../../../core/token/renewal-due';

test('the same parts give the same fingerprint, and other parts another one', () => {
	expect(fingerprint(['type', 'url', 'id'])).toBe(fingerprint(['type', 'url', 'id']));
	expect(fingerprint(['type', 'url', 'id'])).not.toBe(fingerprint(['type', 'urlid', '']));
	expect(fingerprint(['a', 'b,c'])).not.toBe(fingerprint(['a,b', 'c']));
});

test('a fingerprint shows nothing of its parts', () => {
	expect(fingerprint(['secret'])).toMatch(/^[0-9a-f]{64}$/);
});

test('a token that must be renewed looks like a 401 to n8n, which then renews it before anything is sent', () => {
	expect(new RenewalDue()).toMatchObject({ name: 'RenewalDue', response: { status: 401 } });
});
