import { createHash } from 'crypto';

/** A short text that stands for a text of any length: SHA-256, 64 hex digits. */
export function digest(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
