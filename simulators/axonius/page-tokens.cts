import { createHash } from 'node:crypto';
import { Refusal } from './errors.cts';

/**
 * Page tokens: a place in one list. They hold no page, so that a list which changes while it is read shows the
 * change. How the vendor makes them, how long they live and what a wrong one gets is not known [INVENTED].
 */
export class PageTokens {
	private generation = 0;
	/** Where each cursor that moves by itself stands; it is kept by its own first token. */
	private readonly positions = new Map<string, number>();

	/** Refuses every token given out so far. */
	expireAll(): void {
		this.generation++;
		this.positions.clear();
	}

	/** A token that leads to the row at `offset` of the list that `list` describes. */
	issue(offset: number, list: unknown): string {
		return Buffer.from(JSON.stringify([this.generation, digest(list), offset])).toString('base64url');
	}

	/** The row that a token leads to. @throws Refusal (400) for a token that is unknown, expired or of another list */
	read(token: string, list: unknown): number {
		const [generation, digested, offset] = decoded(token);
		if (typeof offset !== 'number' || generation !== this.generation) {
			throw new Refusal(400, 'The page token is not valid or has expired');
		}
		if (digested !== digest(list)) throw new Refusal(400, 'The page token belongs to another query');
		return offset;
	}

	/** Moves a cursor that stays the same for a whole walk; a first one is made of the list. */
	move(cursor: string | undefined, list: unknown, count: number): string {
		const id = cursor ?? this.issue(0, [list, this.positions.size]);
		this.positions.set(id, (this.positions.get(id) ?? 0) + count);
		return id;
	}

	/** Where a cursor that moves by itself stands. @throws Refusal (400) for an unknown one */
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
		// Anything that is no token is treated like an expired one.
		return [];
	}
}

function digest(list: unknown): string {
	return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 12);
}
