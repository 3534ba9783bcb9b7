import { tooMany } from '../kernel/answer.cts';
import { limitFor } from '../kernel/rate-limit.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { answerRoute } from '../kernel/router.cts';
import type { Vendor } from '../kernel/server.cts';
import { admit } from './authentication.cts';
import { Refusal, v1Error, v2Error } from './errors.cts';
import type { Parts } from './parts.cts';
import { v1Routes } from './v1/routes.cts';
import { v2Routes } from './v2/routes.cts';

const V2 = '/api/v2/';

/** Both API versions of one server. */
export function axoniusApi(parts: Parts): Vendor {
	const { settings } = parts;
	const [v1, v2] = [v1Routes(parts), v2Routes(parts)];
	const refused = (request: VendorRequest, refusal: Refusal) =>
		request.path.startsWith(V2) ? v2Error(refusal, settings.errorsAs) : v1Error(refusal);
	return {
		routes: [...v2, ...v1],
		async answer(request) {
			try {
				admit(request, parts);
				return await answerRoute(request.path.startsWith(V2) ? v2 : v1, request, refuse);
			} catch (error) {
				if (error instanceof Refusal) return refused(request, error);
				throw error;
			}
		},
		limits: limitFor(settings.requestsPerSecond),
		refuse: (request) => tooMany(refused(request, new Refusal(429, 'Too Many Requests')), settings.retryAfterSeconds),
	};
}

/** Each API version has its own shape for this. */
function refuse(status: number, words: string): never {
	throw new Refusal(status, words);
}
