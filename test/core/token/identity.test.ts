import { fingerprint } from '../../../core/token/identity';
import { RenewalDue } from '../../../core/token/renewal-due';

test('the same parts give the same fingerprint, any other parts another one', () => {
	expect(fingerprint(['type', 'url', 'id'])).toBe(fingerprint(['type', 'url', 'id']));
	expect(fingerprint(['type', 'url', 'id'])).not.toBe(fingerprint(['type', 'urlid', '']));
	expect(fingerprint(['a', 'b,c'])).not.toBe(fingerprint(['a,b', 'c']));
});

test('a fingerprint shows nothing of what it was made of', () => {
	expect(fingerprint(['secret'])).toMatch(/^[0-9a-f]{64}$/);
});

test('a token that is due looks to n8n like a 401, which makes it renew before anything is sent', () => {
	expect(new RenewalDue()).toMatchObject({ name: 'RenewalDue', response: { status: 401 } });
});
