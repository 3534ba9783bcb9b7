import { createHash } from 'node:crypto';
import { Refusal } from './errors.cts';

/**
 * Page tokens: a position in one list. They do not keep a page, so a list that changes while it is read shows the
 * change. How the vendor makes them, how long they are valid and what happens to a wrong one is not known [INVENTED].
 */
export class PageTokens {
	private generation = 0;
	/** The position of each cursor that moves by itself, by its first token. */
	private readonly positions = new Map<string, number>();

	/** Refuses all tokens issued so far. */
	expireAll(): void {
		this.generation++;
		this.positions.clear();
	}

	/** A token for the row at `offset` of the list that `list` describes. */
	issue(offset: number, list: unknown): string {
		return Buffer.from(JSON.stringify([this.generation, digest(list), offset])).toString('base64url');
	}

	/** The row of a token. @throws Refusal (400) for a token that is unknown, expired or of another list */
	read(token: string, list: unknown): number {
		const [generation, digested, offset] = decoded(token);
		if (typeof offset !== 'number' || generation !== this.generation) {
			throw new Refusal(400, 'The page token is not valid or has expired');
		}
		if (digested !== digest(list)) throw new Refusal(400, 'The page token belongs to another query');
		return offset;
	}

	/** Moves a cursor that stays the same for a whole walk. Without one, makes the first one of the list. */
	move(cursor: string | undefined, list: unknown, count: number): string {
		const id = cursor ?? this.issue(0, [list, this.positions.size]);
		this.positions.set(id, (this.positions.get(id) ?? 0) + count);
		return id;
	}

	/** The position of a cursor that moves by itself. @throws Refusal (400) for an unknown cursor */
	standing(cursor: string): number {
		const position = this.positions.get(cursor);
		if (position === undefined) throw new Refusal(400, 'The cursor is not known');
		return position;
	}
}

function decoded(token: string): unknown[] {
	try {
		const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
		return Array.isArray(parts) ? parts : [];
	} catch {
		// A text that is not a token is treated like an expired token.
		return [];
	}
}

function digest(list: unknown): string {
	return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 12);
}
