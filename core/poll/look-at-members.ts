import type { IDataObject } from 'n8n-workflow';
import { IncompleteListError } from '../errors/incomplete-list-error';
import { objectOf } from '../json';
import type { Doubt } from '../pages/doubt';
import { READ_IN_PARTS } from '../pages/page-check';
import type { Place } from '../pages/place';
import type { ListQuery } from '../pages/walk-list';
import { tooMany, type Comparison } from './changes';
import { lookIn, lookOn, storedLook, type Look, type PollRun } from './look';
import { compareMembers, isWhole, type Member, type MemberRules, type Members } from './membership';
import { bitsOf, chosenBy, MAX_IDS, packed, unpacked } from './packed-ids';

/** What IDs may have while they are read: as many characters as the hex digits of all that can be stored. */
const MAX_CHARACTERS = MAX_IDS * 32;

/** Opens the list of all members. It must end without an error only when every member was read, or with a doubt. */
export type OpenMembers<Item> = (query: ListQuery) => AsyncIterable<Array<Required<Member<Item>>>>;

/**
 * Goes on with a look at all members, and compares them when it is whole. A look may take several polls; those that entered
 * are returned as soon as they are seen. Of the others only the ID is kept, so that memory does not grow with the records.
 * @param stored the look that the previous poll did not finish, of any age and origin
 * @throws WalkError when there are more members than can be remembered; any error of `lookOn`
 */
export async function lookAtMembers<Item>(
	open: OpenMembers<Item>,
	before: Members | undefined,
	rules: MemberRules,
	stored: unknown,
	run: PollRun,
): Promise<Comparison<Member<Item>, Members>> {
	const now = run.clock.now();
	const known = rules.isBlank ? undefined : memberLookIn(stored, before, now);
	const seen = new SeenMembers<Item>(before, rules, known);
	const reader = {
		open: ({ place, onPlace }: ListQuery) =>
			open({
				place,
				onPlace(found) {
					refuseTooLong(found);
					onPlace?.(found);
				},
				onDoubt: seen.onDoubt,
			}),
		take: seen.take,
		reset: seen.reset,
	};
	const next = await lookOn(known?.look ?? { begunAt: now, restarts: 0 }, reader, run);
	return next ? seen.soFar(next) : seen.whole();
}

/** Known at the first page, where the service says how many there are. */
function refuseTooLong(place: Place | undefined): void {
	if (Number(place?.counts.totals?.least) > MAX_IDS) throw tooMany(MAX_IDS);
}

/** A look, and what it has seen. */
interface MemberLook {
	look: Look;
	ids: Set<string>;
}

/** What one look has seen, in earlier polls and in this one. */
class SeenMembers<Item> {
	private readonly ids: Set<string>;
	private readonly fresh = new Map<string, Item>();
	private characters = 0;
	private isShifting = false;

	constructor(
		private readonly before: Members | undefined,
		private readonly rules: MemberRules,
		known: MemberLook | undefined,
	) {
		this.ids = known?.ids ?? new Set();
		for (const { length } of this.ids) this.characters += length;
	}

	/** Called at the end. What is usual for a list that changes says nothing against what was found. */
	readonly onDoubt = ({ reason, isUsual }: Doubt): void => {
		if (!isUsual) throw new IncompleteListError(reason);
		// At first, taking what came in the meantime for known would be worse than to output some that were missed.
		this.isShifting ||= reason !== READ_IN_PARTS || isWhole(this.before);
	};

	readonly take = (page: Array<Required<Member<Item>>>): void => {
		for (const { id, item } of page) {
			if (!this.ids.has(id)) this.characters += id.length;
			this.ids.add(id);
			// Here and not only when it is stored: it is unknown how many more there are to read.
			if (this.ids.size > MAX_IDS || this.characters > MAX_CHARACTERS) throw tooMany(MAX_IDS);
			if (!this.watchesEntered || this.before?.ids.has(id) || this.fresh.has(id)) continue;
			if (this.fresh.size < this.rules.maxItems) this.fresh.set(id, item);
		}
	};

	readonly reset = (): void => {
		this.ids.clear();
		this.fresh.clear();
		this.characters = 0;
	};

	/** All were read. */
	whole(): Comparison<Member<Item>, Members> {
		const { changed, members } = compareMembers(this.before, this.ids, { ...this.rules, isShifting: this.isShifting });
		return { items: changed.map((id) => ({ id, item: this.fresh.get(id) })), snapshot: members };
	}

	/** The look goes on: what was not there before is new, whatever else the list has. */
	soFar(look: Look): Comparison<Member<Item>, Members> {
		const { before, fresh, ids } = this;
		const items = [...fresh].map(([id, item]) => ({ id, item }));
		const snapshot =
			before && items.length > 0 ? { ...before, ids: new Set([...before.ids, ...fresh.keys()]) } : before;
		// Others that entered are found again, with their records, by the next look.
		const isKept = (id: string) => !this.watchesEntered || snapshot?.ids.has(id);
		const kept = new Set([...ids].filter(isKept));
		return { items, snapshot, look: storedMemberLook(look, kept, snapshot) };
	}

	/** Whether it is known which members are new. */
	private get watchesEntered(): boolean {
		return this.rules.change === 'entered' && isWhole(this.before);
	}
}

function storedMemberLook(look: Look, ids: Set<string>, before?: Members): IDataObject {
	const known = before?.ids ?? new Set();
	const others = [...ids].filter((id) => !known.has(id));
	return {
		...storedLook(look),
		...(before ? { found: bitsOf(known, ids) } : {}),
		...packed(others),
	};
}

function memberLookIn(stored: unknown, before: Members | undefined, now: number): MemberLook | undefined {
	const look = lookIn(stored, now);
	const others = unpacked(stored);
	const known = before ? chosenBy(objectOf(stored)?.found, before.ids) : new Set<string>();
	return look && others && known ? { look, ids: new Set([...known, ...others]) } : undefined;
}
