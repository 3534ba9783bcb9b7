import type { Answer } from '../kernel/answer.cts';
import type { Route } from '../kernel/router.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { accountOf } from './checkout-source.cts';
import type { PrivxData } from './data.cts';
import { missing, notFound } from './errors.cts';
import { listHandler } from './list.cts';
import type { Host } from './records.cts';
import { anyOf, keywords, readBody } from './search-body.cts';
import { shortList } from './short-list.cts';

const PATH = '/authorizer/api/v1/secrets';

/**
 * The routes of accounts and their checkouts [CODE: SSHcom/privx-sdk-go, authorizer/client.go]. Which permission they need
 * is not known: the roles of an account decide. That the lists have an offset is [INF]; default and maximum are [INVENTED].
 */
export function checkoutRoutes(data: PrivxData): Route[] {
	const { checkouts, hosts, settings } = data;
	const accounts = {
		records: hosts,
		defaultLimit: 100,
		maxLimit: 1000,
		sortable: ['common_name'],
		row: (host: Host) => accountOf(host),
	};
	const list = { records: checkouts, defaultLimit: 100, maxLimit: 1000, sortable: ['id'] };
	const search = listHandler({ ...accounts, wanted: searchOf }, settings);
	return [
		{ method: 'GET', pattern: PATH, answer: listHandler(accounts, settings) },
		{ method: 'POST', effect: 'read', pattern: `${PATH}/search`, answer: search },
		{ method: 'GET', pattern: `${PATH}/checkouts`, answer: listHandler(list, settings) },
		{
			method: 'POST',
			effect: 'write',
			pattern: `${PATH}/checkouts`,
			answer: (request) => create(data, request),
		},
		{ method: 'GET', pattern: `${PATH}/checkouts/:`, answer: (_, [id]) => one(data, id) },
		{ method: 'POST', effect: 'write', pattern: `${PATH}/checkouts/:/release`, answer: (_, [id]) => release(data, id) },
	];
}

function searchOf(request: VendorRequest) {
	const read = readBody(request);
	if ('status' in read) return read;
	const { keywords: words, username, host_id } = read.body;
	return {
		conditions: [
			...keywords(words, (host) => accountOf(host as Host)),
			...anyOf('username', username, (host) => accountOf(host as Host).username),
			...anyOf('host_id', host_id, (host) => host.id),
		],
	};
}

// The answer is a list [CODE].
function create(data: PrivxData, request: VendorRequest): Answer {
	const read = readBody(request);
	if ('status' in read) return read;
	const { path } = read.body;
	if (typeof path !== 'string' || path === '') return missing('path');
	const host = data.hosts.all.find((one) => accountOf(one).path === path);
	return host ? shortList([data.addCheckout(host)], data.settings) : notFound('Account secret');
}

function one({ checkouts }: PrivxData, id: string): Answer {
	const checkout = checkouts.find(id);
	return checkout ? { status: 200, body: checkout } : notFound('Checkout');
}

function release({ checkouts }: PrivxData, id: string): Answer {
	if (!checkouts.find(id)) return notFound('Checkout');
	checkouts.remove(id);
	return { status: 200 };
}
