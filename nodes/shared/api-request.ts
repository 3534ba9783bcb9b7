import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { mustBe } from '../../core/errors/sentences';
import { sameOrigin } from '../../core/http/origin';
import type { Query } from '../../core/http/query';
import type { ApiRequest } from '../../core/http/session';
import { readAllPages } from '../../core/node/all-pages';
import { itemsOfAnswer, sendForAny } from '../../core/node/any-answer';
import type { Call } from '../../core/node/call';
import type { Resource } from '../../core/node/operation';
import { asText } from '../../core/node/parameter-values';
import {
	apiRequestForm,
	body,
	BODY_EXAMPLE,
	method,
	paginate,
	query,
	queryName,
	queryValue,
	type RequestTexts,
} from './api-request-form';
import { binaryPropertyName } from './export-form';
import { limitIn } from './limit';

type Destination = Pick<ApiRequest, 'path' | 'isFromOrigin'>;

/** What is specific to a product in its API Request. */
export interface ApiRequestForm extends RequestTexts {
	/** Completes "Send any request to …". */
	api: string;
	/** First in the form. */
	selection?: INodeProperties[];
	/** The Options, where they are not those of every operation. */
	options?: INodeProperties[];
	/** How full paths begin in the product's documentation, besides the path of the base address: for another version of the API. */
	fullPaths?: readonly string[];
}

/**
 * The resource "API Request", the same for every product: any request below the credential's base address. One item with
 * the answer, one per element where the answer is a list of objects, a file where it is not JSON. With Fetch All Pages,
 * one per record of the list, however it is paged.
 */
export function apiRequest(form: ApiRequestForm): Resource {
	const { api, selection = [], options, fullPaths = [] } = form;
	const parameters = apiRequestForm(form, options);
	const [path] = parameters;
	return {
		name: 'API Request',
		value: 'apiRequest',
		description: 'Send any request to the API',
		operations: [
			{
				name: 'Send',
				value: 'send',
				description: `Send any request to ${api}, for what the other operations do not cover`,
				action: 'Send an API request',
				effect: 'write',
				isAnyRequest: true,
				parameters: [...selection, method, ...parameters],
				async run(call) {
					return await send(call, destination(call, path, fullPaths));
				},
			},
		],
	};
}

async function send(call: Call, to: Destination) {
	const verb = call.choice(method);
	const request = {
		...to,
		method: verb,
		query: queryIn(call),
		body: verb === 'GET' ? undefined : bodyIn(call),
	};
	if (call.flag(paginate)) {
		refuseUnlessRead(verb);
		return await readAllPages(call, request, limitIn(call));
	}
	const file = { stem: 'answer', property: call.text(binaryPropertyName) };
	return await itemsOfAnswer(call, await sendForAny(call.session, request), file);
}

function refuseUnlessRead(verb: string): void {
	if (verb === 'GET' || verb === 'POST') return;
	throw new InputError(
		`Fetch All Pages cannot be used with ${verb}`,
		'Lists are read with GET, and searches with POST. Turn off Fetch All Pages, or choose another method.',
	);
}

/** Where a request goes: below the base address, or where a whole address or full path of the own server says. */
function destination(call: Call, parameter: INodeProperties, fullPaths: readonly string[]): Destination {
	const { base } = call.session.access;
	const typed = call.text(parameter);
	const isOwn = URL.canParse(typed) && new URL(typed).origin === base.origin;
	const { pathname, search } = isOwn ? sameOrigin(typed, base) : base;
	const path = isOwn ? pathname + search : withSlash(typed);
	const root = base.pathname.replace(/\/$/, '');
	if (path.startsWith(`${root}/`)) return { path: path.slice(root.length) };
	return { path, isFromOrigin: isOwn || fullPaths.some((beginning) => path.startsWith(beginning)) };
}

function withSlash(typed: string): string {
	return typed.startsWith('/') || typed.includes('://') ? typed : `/${typed}`;
}

function queryIn(call: Call): Query {
	// A map, since a name may be one that every object has.
	const values = new Map<string, string[]>();
	for (const entry of call.entries(query, 'parameter')) {
		const name = entry.text(queryName);
		if (name === '') continue;
		const value = entry.get(queryValue.name, queryValue.default);
		const text = typeof value === 'boolean' ? String(value) : asText(value, `The query parameter ${name}`);
		const known = values.get(name);
		if (known) known.push(text);
		else values.set(name, [text]);
	}
	return Object.fromEntries(values);
}

function bodyIn(call: Call): object | undefined {
	const json = call.json(body);
	if (json === undefined || (typeof json === 'object' && json !== null)) return json;
	throw mustBe(body.displayName, 'a JSON object or list', json, `Example: ${BODY_EXAMPLE}.`);
}
