import { Session } from '../../core/http/session';
import type { Place } from '../contract/declaration.cts';
import type { Subject } from '../contract/subject.cts';

/** The answers to all requests by which the list is read, in order, so that a fault may send them again or changed. */
export async function genuinePages(subject: Subject, place: Place): Promise<unknown[]> {
	const pages: unknown[] = [];
	const { send } = Session.prototype;
	const sent = jest.spyOn(Session.prototype, 'send').mockImplementation(async function (this: Session, request) {
		const answer = await send.call(this, request);
		pages.push(structuredClone(answer.body));
		return answer;
	});
	await subject.list.read(place, { options: { parallelRequests: 1 } });
	sent.mockRestore();
	place.vendor.resetCounters();
	return pages;
}

/** An answer with this body. */
export function answering(body: unknown) {
	return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

/** A copy of a page in which the records are others: what is made of each, by its place. */
export function withRecords(page: unknown, idField: string, change: (records: unknown[]) => unknown): unknown {
	if (Array.isArray(page)) {
		const isList = page.some((one) => typeof one === 'object' && one !== null && hasId(one as object, idField));
		return isList ? change(page) : page.map((one) => withRecords(one, idField, change));
	}
	if (typeof page !== 'object' || page === null) return page;
	return Object.fromEntries(Object.entries(page).map(([name, part]) => [name, withRecords(part, idField, change)]));
}

function hasId(record: object, idField: string): boolean {
	const inside = Object.values(record).filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
	return idField in record || inside.some((one) => idField in (one as object));
}
