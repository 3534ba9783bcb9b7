import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { ResponseError } from '../../core/errors/response-error';
import { SecOpsError } from '../../core/errors/secops-error';
import { TransportError } from '../../core/errors/transport-error';
import type { ApiRequest, Session } from '../../core/http/session';
import type { Call } from '../../core/node/call';
import { chosenId, type Named } from '../../core/node/named';
import { oncePerSession } from '../../core/node/once-per-session';
import type { Row } from '../../core/pages/page-style';
import { vendorTime } from '../../core/time/vendor-time';
import { locator, type LocatorForm } from '../shared/locator';
import { dialectOf } from './dialect';
import { isId, namesOf } from './ids';
import { LARGEST_PAGE } from './options';
import { walkPages } from './pages';
import { ENFORCEMENT_SET } from './records';

/** Dates in the headers of an answer have whole seconds. */
const SECOND_MS = 1_000;

/** Which enforcement set. */
export function enforcementSet(form: Pick<LocatorForm, 'description' | 'isOptional'>): INodeProperties {
	return locator({
		name: 'enforcementId',
		displayName: 'Enforcement Set',
		search: 'searchEnforcements',
		placeholder: 'Choose an enforcement set',
		example: '971918fd-a569-548a-5a80-1ffcda2a8365',
		nameExample: 'Isolate host',
		...form,
	});
}

/** All sets. */
const setsOf = oncePerSession(async (session) => {
	const all: Row[] = [];
	for await (const rows of walkPages(session, dialectOf(session).enforcements(LARGEST_PAGE))) all.push(...rows);
	return all;
});

const SETS: Named = {
	what: 'an enforcement set',
	isId,
	idOf: ENFORCEMENT_SET.idOf,
	namesOf,
	find: {
		async *all(session) {
			yield await setsOf(session);
		},
	},
};

/** The ID of the enforcement set that is chosen, also by its name. @throws InputError for a name that none has, or several have */
export async function setIn(call: Call, set: INodeProperties): Promise<string> {
	return await chosenId(call, call.session, set, SETS);
}

/** The name of an enforcement set: not every call takes its ID. @throws InputError when there is none with this ID */
export async function nameOfSet(session: Session, id: string): Promise<string> {
	const name = (await setsOf(session)).find(({ uuid }) => uuid === id)?.name;
	if (typeof name === 'string') return name;
	throw new InputError(`there is no enforcement set with the ID "${id}"`, 'Choose the enforcement set from the list.');
}

/** The name, for a call that takes nothing else. @throws InputError also where another set has the same name */
export async function onlyNameOfSet(session: Session, id: string): Promise<string> {
	const name = await nameOfSet(session, id);
	if ((await setsOf(session)).filter((set) => set.name === name).length === 1) return name;
	throw new InputError(
		`more than one enforcement set is called "${name}", and Axonius runs a set on chosen assets by its name`,
		'Rename one of them in Axonius.',
	);
}

/**
 * Starts a run. The request is sent once and never again: each call is one more run, and a run may isolate hosts or open
 * tickets.
 * @returns a time just before Axonius made the run, by its own clock: ISO 8601, for the filter of the runs
 */
export async function startRun(session: Session, request: ApiRequest): Promise<string> {
	const { clock } = session;
	const startedAt = clock.monotonic();
	try {
		const { headers } = await session.send(request);
		const answeredAt = vendorTime(headers.date) ?? clock.now();
		return new Date(Math.floor(answeredAt - (clock.monotonic() - startedAt) - SECOND_MS)).toISOString();
	} catch (error) {
		throw withDoubt(error);
	}
}

/** Says so where the run may have started although no clear answer came. A refusal by status says it itself. */
function withDoubt(error: unknown): unknown {
	const isUnclear = error instanceof ResponseError || (error instanceof TransportError && !error.undelivered);
	if (isUnclear && error instanceof SecOpsError) {
		error.notes.push('the run may have started: look at the run history in Axonius before you run it again');
	}
	return error;
}
