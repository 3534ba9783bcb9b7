import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { Session } from '../../../core/http/session';
import { toNodeError } from '../../../core/node/to-node-error';
import type { Row } from '../../../core/pages/page-style';
import { pagesOf, type Collection } from '../collection';
import { ACCESS_GROUPS, AUDIT_EVENTS, CONNECTIONS, HOSTS, USERS } from '../collections';
import { readCodes } from '../resources/auditEvent/codes';
import { simpleAuditEvent } from '../resources/auditEvent/list';
import { simpleConnection } from '../resources/connection/list';
import { simpleHost } from '../resources/host/list';
import { simpleUser } from '../resources/user/list';
import { privx } from '../vendor';

/** Enough to meet the fields that records have. */
const SAMPLE = 100;

/** Resources that can be exported, with the fields that a simplified record adds. */
const EXPORTED: Record<string, { collection: Collection; simplify(row: Row): Row }> = {
	auditEvent: { collection: AUDIT_EVENTS, simplify: simpleAuditEvent },
	connection: { collection: CONNECTIONS, simplify: simpleConnection },
	host: { collection: HOSTS, simplify: simpleHost },
	user: { collection: USERS, simplify: simpleUser },
};

/** Access groups by name. */
export async function getAccessGroups(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await loaded(this, 'load the access groups', async (session) => {
		const options: INodePropertyOptions[] = [];
		for await (const groups of pagesOf(session, ACCESS_GROUPS)) {
			options.push(...groups.map(({ id, name }) => ({ name: String(name), value: String(id) })));
		}
		return options;
	});
}

/** The kinds of audit event, by number and name. */
export async function getEventCodes(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await loaded(this, 'load the event codes', async (session) =>
		(await readCodes(session)).map(({ event_id, event_name, event_desc }) => ({
			name: `${String(event_id)} - ${String(event_name)}`,
			value: String(event_id),
			description: typeof event_desc === 'string' ? event_desc : undefined,
		})),
	);
}

/** Names of the fields that records have, and of those that the simplified record adds. */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { collection, simplify } = EXPORTED[String(this.getCurrentNodeParameter('resource'))] ?? EXPORTED.host;
	return await loaded(this, 'load the field names', async (session) => {
		const names = new Set(Object.keys(simplify({})));
		for await (const rows of pagesOf(session, collection, { pageSize: SAMPLE, wanted: SAMPLE })) {
			for (const name of rows.flatMap((row) => Object.keys(row))) names.add(name);
			break;
		}
		return [...names].sort().map((name) => ({ name, value: name }));
	});
}

async function loaded<Result>(
	ctx: ILoadOptionsFunctions,
	doing: string,
	load: (session: Session) => Promise<Result>,
): Promise<Result> {
	try {
		return await load(await Session.open(ctx, privx));
	} catch (error) {
		throw toNodeError(ctx.getNode(), error, { vendor: privx.name, doing });
	}
}
