import { TwelvePort } from '../../../nodes/TwelvePort/TwelvePort.node';
import { TwelvePortTrigger } from '../../../nodes/TwelvePort/TwelvePortTrigger.node';
import { resources } from '../../../nodes/TwelvePort/resources';
import { triggerEvents } from '../../../nodes/TwelvePort/trigger';
import type { TwelvePortSimulator } from '../../../simulators/twelve-port/index.cts';
import type { ListDeclaration, StateDeclaration, WatchDeclaration } from '../../contract/declaration.cts';
import { testVendor } from '../../contract/vendor.cts';
import { by, putForward, tenant } from './setting.cts';

type Options = NonNullable<Parameters<typeof tenant>[0]>;

const LIST = '/api/workflow/request/list';
const parameters = ['page', 'size', 'sort', 'status'].map((name) => ({
	name,
	in: 'query',
	schema: { type: 'string' },
}));
const SAVED = { openapi: '3.1.0', paths: { [LIST]: { get: { parameters } } } };

/** The list of access requests as the editor saves it when it is chosen, so that no document is needed. */
const chosen = (value: Record<string, string> = {}) => ({
	apiOperation: by('list', `GET ${LIST}`),
	parameters: { mappingMode: 'defineBelow', value, schema: [{ id: 'saved', displayName: JSON.stringify(SAVED) }] },
});

const oldestFirst = chosen({ 'query:sort': 'requestedAt,asc' });

const list: ListDeclaration<TwelvePortSimulator, Options> = {
	resource: 'apiOperation',
	operation: 'run',
	parameters: oldestFirst,
	holding: (accessRequests) => ({ accessRequests }),
	ids: (vendor) => vendor.accessRequests.map(({ id }) => id),
	idField: 'id',
	smallerPages: { maxPageSize: 7 },
	takesFiles: true,
};

const newItem: WatchDeclaration<TwelvePortSimulator, Options> = {
	event: 'newItem',
	parameters: { ...chosen(), timeField: by('id', 'requestedAt') },
	at: (now) => ({ accessRequests: 3, endTime: now - 10 * 3_600_000 }),
	idField: 'id',
	occur: (vendor, time) => vendor.addAccessRequest({ requestedAt: new Date(time).toISOString() }).id,
	otherwise: { document: 'agent' },
};

const first = ({ accessRequests: [{ id }] }: TwelvePortSimulator) => id;

/** The list of pending requests, compared by ID. */
const pending: StateDeclaration<TwelvePortSimulator, Options> = {
	event: 'newItem',
	parameters: chosen({ 'query:status': 'PENDING' }),
	at: { accessRequests: 6 },
	idField: 'id',
	happen(vendor) {
		vendor.updateAccessRequest(first(vendor), { status: 'PENDING' });
		return first(vendor);
	},
	undo: (vendor) => void vendor.updateAccessRequest(first(vendor), { status: 'APPROVED' }),
	forgets: 'Nothing is known of the items but their IDs.',
};

/** The document is read only where another operation is chosen than the one that was saved. */
const takesAny = ['document'];

testVendor<TwelvePortSimulator, Options>({
	product: '12Port',
	folder: 'TwelvePort',
	node: new TwelvePort(),
	trigger: new TwelvePortTrigger(),
	resources,
	triggerEvents,
	contract: {
		apiOperation: ['export', 'run'],
		apiRequest: ['send'],
		asset: ['getTypes'],
		taxonomy: ['export'],
		user: ['getContext', 'getMe'],
	},
	events: ['newItem'],
	lacks: ['filters', 'options.uniqueById', 'trigger output'],
	start: tenant,
	putForward,
	data: '^/ztna/acme/root/(?!api/user/me|.*(api-docs|openapi|swagger|well-known))',
	wrong: { apiToken: 'mistyped-token' },
	checksUnauthorized: true,
	refusals: [
		(detail) => ({ title: 'Refused', detail }),
		(message) => ({ timestamp: 1, status: 400, error: 'Refused', message }),
		(error_description) => ({ error: 'refused', error_description }),
		(message) => ({ errors: [{ message }] }),
		(message) => ({ error: { message } }),
		(words) => ({ errors: [words] }),
		(error) => ({ error }),
	],
	operations: {
		'apiOperation export': oldestFirst,
		'apiOperation run': chosen(),
		'apiRequest send': { path: '/api/user/context' },
	},
	writes: {
		'apiOperation run': '',
		'apiRequest send': '',
	},
	exceptions: {
		'apiOperation export': { takesAny },
		'apiOperation run': { takesAny },
		newItem: { takesAny, readsOld: 'Nothing says in which order the list is: each poll reads all of it.' },
		// It gives data, or a file where the server answers with one.
		'taxonomy export': { action: 'Export taxonomies' },
		// It is the request that checks a token after a 401.
		'user getMe': { isSilent: true },
		// It reads documents.
		searchOperations: { isSilent: true },
	},
	lists: [list],
	watches: [newItem],
	states: [pending],
	apiRequest: { root: '/ztna/acme/root', fullPath: '/ztna/acme/other/api/user/me' },
});
