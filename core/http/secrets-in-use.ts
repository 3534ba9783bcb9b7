import { redactor, type Redact } from '../redact';
import type { Access, Api } from './api';
import type { NodeContext } from './exchange';

/** A credential that an execution uses. */
interface InUse {
	api: Api;
	secrets: Set<string | undefined>;
}

const executions = new WeakMap<NodeContext, Map<string, InUse>>();

/** Remembers, for the time of an execution, what no text of it may hold. */
export function keepOut(ctx: NodeContext, api: Api, access: Access): void {
	const inUse = executions.get(ctx) ?? new Map<string, InUse>();
	const { secrets } = inUse.get(api.credentialType) ?? { secrets: new Set() };
	access.secrets.forEach((secret) => secrets.add(secret));
	inUse.set(api.credentialType, { api, secrets });
	executions.set(ctx, inUse);
}

/** Takes the secrets of all credentials that an execution uses out of a text, and the tokens that are in use now. */
export async function redactorOf(ctx: NodeContext): Promise<Redact> {
	const inUse = [...(executions.get(ctx)?.values() ?? [])];
	const secrets = inUse.map(async (one) => [...one.secrets, ...(await present(ctx, one.api))]);
	return redactor((await Promise.all(secrets)).flat());
}

/** Read again: a token may have been renewed since the session was opened. */
async function present(ctx: NodeContext, api: Api): Promise<Access['secrets']> {
	try {
		return api.access(await ctx.getCredentials(api.credentialType)).secrets;
	} catch {
		// The credential was removed or edited in between. What it was before is known.
		return [];
	}
}
