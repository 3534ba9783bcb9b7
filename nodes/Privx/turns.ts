import type { Session } from '../../core/http/session';

/** The latest change of each record that is under way, by address. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Changes a record once every earlier change of it by this n8n process is done. PrivX replaces a record as a whole and knows no
 * versions: of two workflows that both read first and write then, the later one would undo the other. What other
 * programs and people change in between stays unseen.
 */
export async function inTurn<Result>(session: Session, path: string, change: () => Promise<Result>): Promise<Result> {
	const address = `${session.access.base.origin}${path}`;
	const own = Promise.allSettled([underWay.get(address)]).then(change);
	underWay.set(address, own);
	try {
		return await own;
	} finally {
		if (underWay.get(address) === own) underWay.delete(address);
	}
}
