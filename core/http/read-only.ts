import { InputError } from '../errors/input-error';
import { unusable } from './credential-fields';
import { partsAsRead } from './request-url';

/** A request as it will be sent: the options of n8n's helpers, new and legacy, and the address that they lead to. */
export interface Outgoing {
	/** As given: whatever n8n's client makes a method of. */
	method?: unknown;
	url: URL;
	headers?: unknown;
	/** What n8n's client adds to the query of the address. */
	qs?: unknown;
	/** Legacy: a body that is a form. */
	form?: unknown;
	formData?: unknown;
}

/** What is known of the calls of a vendor's API. */
export interface CallTable {
	/**
	 * Those that only read although their method is not GET, e.g. `POST /api/v2/assets/{type}/count`. The path is from the
	 * origin; a name in braces is one part of it.
	 */
	reads: readonly string[];
	/** Those with GET that do more than read: parts of their paths that follow each other, e.g. `oauth/authorize`. */
	changingGets?: readonly string[];
	/** What else the user may do about a call that is not in the table. A sentence. */
	advice?(call: string): string;
}

/**
 * Refuses what is not known to only read.
 * @param credential as the user calls it, where that is known
 * @throws InputError before anything is sent
 */
export type RefuseChange = (request: Outgoing, credential?: string) => void;

/** Methods that change nothing (RFC 9110, section 9.2.1). TRACE is left out: it answers with the secret. */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];
/** Headers by which some servers take another method or address than that of the request. */
const OVERRIDES = [
	...['x-http-method-override', 'x-http-method', 'x-method-override', 'x-original-method'],
	...['x-original-url', 'x-rewrite-url'],
];
/** A query parameter with which some servers do the same. */
const METHOD_PARAMETER = '_method';
/** What a name in braces stands for: signs that no server reads as the end of a part, or as one more escape. */
const PART = /^(?:[\w.~:@,-]|%(?!00|23|25|2e|2f|3b|3f|5c)[0-9a-f]{2})+$/i;
/** A verb there may be another call than the one in the table: `POST /assets/destroy` does not read assets of a type. */
const VERB =
	/^(?:add|apply|clear|create|delete|destroy|disable|enable|enforce|execute|factory|import|link|merge|purge|remove|reset|run|set|start|stop|terminate|trigger|unlink|update|write)(?:[^a-z]|$)/i;
const PLACEHOLDER = /^\{[^{}]*\}$/;
/** A longer path is cut in messages. */
const LONGEST_CALL = 200;

/** What a read-only credential refuses; `undefined` if the credential may write. @throws InputError for a switch that is neither on nor off */
export function refusalOfChanges(
	fields: Readonly<Record<string, unknown>>,
	table: CallTable,
): RefuseChange | undefined {
	if (!isReadOnly(fields)) return undefined;
	return (request, credential) => {
		const method = methodOf(request.method);
		const call = `${method} ${request.url.pathname}`.slice(0, LONGEST_CALL);
		if (isDisguised(request)) {
			throw refused('a request with a header or parameter for another method or address', credential);
		}
		if (SAFE.includes(method)) {
			if (isAmong(table.changingGets ?? [], request.url)) throw refused(call, credential);
			return;
		}
		const hasForm = request.form !== undefined || request.formData !== undefined;
		const isRead = !hasForm && table.reads.some((read) => isCall(read, method, request.url.pathname));
		if (!isRead) throw refused(call, credential, table.advice?.(call));
	};
}

/** That a read-only credential does not do this. @param what completes "… is refused" @param more one more thing to do */
export function refused(what: string, credential?: string, more?: string): InputError {
	const named = credential === undefined ? 'this credential' : `the credential "${credential}"`;
	const advice = [
		'Nothing was sent, and another attempt would be refused, too.',
		'Use an operation that only reads, or another credential, or have Read Only turned off in this one.',
		more,
	];
	return new InputError(
		`${what} is refused, because ${named} is read-only`,
		advice.filter((sentence) => sentence !== undefined).join(' '),
	);
}

/** Off for a credential of before there was the switch. What an expression gives must be plain: nobody would notice that it is off. */
function isReadOnly(fields: Readonly<Record<string, unknown>>): boolean {
	const given = 'readOnly' in fields ? fields.readOnly : false;
	if (given === true || given === 'true') return true;
	if (given === false || given === 'false') return false;
	throw unusable('Read Only', 'is neither on nor off', 'Set the switch, or check the result of the expression.');
}

/** As n8n's client sends it. Empty for anything that it could not send. */
function methodOf(method: unknown): string {
	if (!method) return 'GET';
	return typeof method === 'string' ? method.trim().toUpperCase() : '';
}

function isDisguised({ headers, qs, url }: Outgoing): boolean {
	const names = namesIn(headers).map((name) => name.trim().toLowerCase().replaceAll('_', '-'));
	const parameters = [...url.searchParams.keys(), ...namesIn(qs)].map((name) => name.trim().toLowerCase());
	return names.some((name) => OVERRIDES.includes(name)) || parameters.includes(METHOD_PARAMETER);
}

function namesIn(values: unknown): string[] {
	if (values instanceof URLSearchParams) return [...values.keys()];
	return typeof values === 'object' && values !== null ? Object.keys(values) : [];
}

/** Compared sign by sign: another spelling of a call, which only some servers understand, is not in the table. */
function isCall(known: string, method: string, path: string): boolean {
	const [knownMethod, knownPath] = known.split(' ');
	if (knownMethod !== method) return false;
	const [wanted, given] = [knownPath.split('/'), path.replace(/\/$/, '').split('/')];
	return (
		wanted.length === given.length &&
		wanted.every((part, index) => (PLACEHOLDER.test(part) ? isName(given[index]) : part === given[index]))
	);
}

function isName(part: string): boolean {
	return PART.test(part) && !VERB.test(part);
}

/** Compared in every spelling, since here the table is of what must not be sent. */
function isAmong(calls: readonly string[], url: URL): boolean {
	const read = new URL('/', url);
	// Removes dots between slashes that were escaped until now.
	read.pathname = partsAsRead(url).filter(Boolean).join('/');
	return calls.some((parts) => `${read.pathname}/`.includes(`/${parts}/`));
}
