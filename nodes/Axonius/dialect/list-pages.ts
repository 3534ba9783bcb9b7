import type { ApiRequest } from '../../../core/http/session';
import { offset, type OffsetShape } from '../../../core/pages/offset';
import { END, type Row, type Step } from '../../../core/pages/page-style';
import { totalIn } from './answers';
import type { Exchange, Pages } from './dialect';

/** One of the smaller lists. The parameters are called `offset` and `limit` unless it says otherwise. */
interface OffsetList extends Omit<OffsetShape, 'parameters' | 'total'> {
	parameters?: OffsetShape['parameters'];
	request(step: Step): ApiRequest;
}

/** A list that is read by offset. */
export function byOffset({ request, ...shape }: OffsetList): Pages {
	return {
		style: offset({ parameters: { offset: 'offset', limit: 'limit' }, ...shape, total: totalIn }),
		ask: async (session, step) => (await session.send(request(step))).body,
	};
}

/** A list that comes in one piece. */
export function inOnePiece({ request, read }: Exchange<Row[]>): Pages {
	return {
		style: { first: {}, rows: read, following: () => END },
		ask: async (session) => (await session.send(request)).body,
	};
}
