import type { ICredentialDataDecryptedObject, INodeParameters, INodeType } from 'n8n-workflow';
import type { Resource } from '../../core/node/operation';
import type { TriggerEvent } from '../../core/node/trigger';
import type { Simulator as AnySimulator } from '../../simulators/kernel/simulator.cts';
import type { Nodes } from '../harness/setting.cts';

/** What every simulator has, and `revokeTokens` where there are tokens. The records of some are called `connections`. */
export type Simulator = Omit<AnySimulator, 'connections'> & { revokeTokens?(): void };

/** A simulator with credentials that it accepts, and the nodes to use it: what `tenantOf` of `setting()` returns. */
export interface Place<Vendor extends Simulator = Simulator> extends Nodes {
	vendor: Vendor;
}

/** Parameters of an operation besides resource and operation. A function where they must be asked of the editor first. */
export type Given<Vendor extends Simulator> =
	| INodeParameters
	| ((place: Place<Vendor>) => INodeParameters | Promise<INodeParameters>);

/** A list of the product: an operation that gives one item for each record. */
export interface ListDeclaration<Vendor extends Simulator, Options> {
	resource: string;
	/** Default `getAll`. */
	operation?: string;
	/** Default `export`; taken where the resource has it. */
	exportOperation?: string;
	/** With them the list has all of its records, in the order of `ids`, e.g. oldest first, suppressed ones too. */
	parameters?: Given<Vendor>;
	/** Options of the simulator for a list of so many records. */
	holding(count: number): Options;
	/** The IDs of all records, in the order of the list. */
	ids(vendor: Vendor): unknown[];
	/** The field with the ID, in simplified and in raw records. */
	idField: string;
	/** Whether the product gives its records in no particular order. */
	isUnordered?: boolean;
	/** Whether the next page is only known when the page before is there, so that pages cannot be read in parallel. */
	isSequential?: boolean;
	/** Options of the simulator with which pages are smaller than asked for, where the product may do that. */
	smallerPages?: Options;
	/** A new record, added where new ones appear: to try what happens while the list is read. */
	add?(vendor: Vendor): void;
	/** JSON merge patch of a page that makes its list this long, where pages have a total. */
	total?(count: number): unknown;
	/** Whether an answer that does not say that it is JSON is a file, and not an error. */
	takesFiles?: boolean;
}

/** One way to look records up. */
export interface LookUpDeclaration<Vendor extends Simulator, Options> {
	resource: string;
	/** `lookUpBy`, and what else it needs. */
	parameters: INodeParameters;
	/** Options of the simulator for so many records that can be looked up. */
	holding(count: number): Options;
	/**
	 * Records with a value that no other record has, as the product writes it; at least five.
	 * @returns `otherwise`: the same value in another spelling, where there is one
	 */
	known(vendor: Vendor): Array<{ id: unknown; value: string; otherwise?: string }>;
	/** The field with the ID in simplified records. */
	idField: string;
	/** A value of the kind that no record has. */
	nobody: string;
	/** Whether the product cannot be asked for it in every spelling: then nobody is sure to be no one. */
	isUnsure?: boolean;
	/** A text that is no value of the kind, where there is one. */
	wrong?: string;
	/** For a thousand values, pages included. Without it that is not tried: where another way asks in the same manner. */
	mostRequests?: number;
	/** Whether a few values are asked for one by one. */
	isOneByOne?: boolean;
	/** JSON merge patch of a page that makes its list this long, where pages have a total. */
	total?(count: number): unknown;
}

/** Something that the trigger watches. */
export interface WatchDeclaration<Vendor extends Simulator, Options> {
	event: string;
	parameters?: Given<Vendor>;
	/** Options of the simulator: few records, whose times reach up to now. */
	at(now: number): Options;
	/** The field of the item with the ID that `occur` returns. */
	idField: string;
	/**
	 * Makes it happen once more.
	 * @param time ms since the epoch; only events with a time are asked for another time than now
	 * @returns the ID that the item has
	 */
	occur(vendor: Vendor, time: number): unknown;
	/** The resource whose Get Many has what `occur` makes, and with which parameters. */
	listed?: { resource: string; parameters?: Given<Vendor> };
	/** The same as `occur`, of something that has ended by now. The trigger outputs that it began. */
	closed?(vendor: Vendor, time: number): unknown;
	/** Whether a long look-back is read in slices. */
	isSliced?: boolean;
	/** Parameters that watch something else, of which `occur` makes a part, too. */
	otherwise?: INodeParameters;
}

/** Something without a time that the trigger finds by comparing: it can be undone, and happen to the same again. */
export interface StateDeclaration<Vendor extends Simulator, Options>
	extends Pick<WatchDeclaration<Vendor, Options>, 'event' | 'parameters' | 'idField'> {
	/** Options of the simulator. */
	at: Options;
	/** Makes it happen, always to the same. @returns the ID that the item has */
	happen(vendor: Vendor): unknown;
	undo(vendor: Vendor): void;
	/** Why it is not recognized if it happens again, where n8n has forgotten at a restart that it was undone. */
	forgets?: string;
}

/** Records that a locator takes by name. */
export interface NameDeclaration<Vendor extends Simulator, Options> {
	/** Options of the simulator. Default: none. */
	holding?: Options;
	/** A record whose name no other record has, in any case. */
	known(vendor: Vendor): { id: string; name: string };
	/** A name that no record has. Default: `No such name`. */
	unknown?: string;
	/** Makes two records with the same name. */
	twice(vendor: Vendor): { ids: string[]; name: string };
}

/** What only credentials with a login have. */
export interface LoginDeclaration {
	/** Source of a regular expression for the paths of logins. */
	pattern: string;
	/** JSON merge patch of the answer to a login that puts this in the place of the token. */
	patch(token: unknown): unknown;
}

/**
 * A vendor's nodes, as the contract suite needs to know them. Everything else is derived: which operations only read,
 * what they are called, which options a list has, whether an event has a time. One such file is all that a new vendor
 * needs for `testVendor`, see `test/nodes/UsmAnywhere/contract.test.cts`.
 */
export interface VendorDeclaration<Vendor extends Simulator, Options> {
	/** As users know it. */
	product: string;
	/** Below `nodes/`, and how both classes begin. */
	folder: string;
	node: INodeType;
	trigger: INodeType;
	/** The operations, as the node has them. */
	resources: Resource[];
	/** The events, as the trigger has them. */
	triggerEvents: TriggerEvent[];
	/** Values of resources, operations and events. Saved workflows depend on them: written down here once more. */
	contract: Record<string, string[]>;
	events: string[];
	/** Names of parameters that all nodes share, but not these. */
	lacks?: string[];

	/** Starts the simulator, with credentials that it accepts and whose every secret is a canary. */
	start(options: Options): Promise<Place<Vendor>>;
	/** Puts the clock forward: `putForward` of the vendor's setting. */
	putForward(ms: () => number): void;
	/** Options of the simulator, from those that every simulator has. `tls` is for a certificate of the suite's own. Default: the same. */
	options?(common: CommonOptions): Options;

	/** Source of a regular expression for the paths of everything but logins. */
	data: string;
	/** The APIs that never see each other's secrets, with what each of them may repeat. Default: one, with all secrets. */
	echoes?(place: Place<Vendor>): Array<{ pattern: string; secrets: string[] }>;
	/** Only for credentials with a login. */
	login?: LoginDeclaration;
	/** Fields of the credential that make it one that is refused. */
	wrong: ICredentialDataDecryptedObject;
	/**
	 * Whether a 401 may also be a missing permission: one request, which is not part of `data`, then checks the credential,
	 * and if it is good, the request is repeated once.
	 */
	checksUnauthorized?: boolean;
	/** Bodies of refusals with these words in every place that is read for messages; the words of the first are shown. */
	refusals: Array<(words: string) => unknown>;

	/** By `resource operation`: parameters with which it can be sent, where it needs any. The records need not exist. */
	operations: Record<string, Given<Vendor>>;
	/**
	 * By `resource operation`: all requests but GET that an operation sends with these parameters if it may change something,
	 * e.g. `DELETE /api/v1/devices/5/tags/ {"tags":["x"]}`, one in a line.
	 */
	writes: Record<string, string>;
	/** By `resource operation`, event, or method of a drop-down: what the general promises do not hold for, and why. */
	exceptions?: Partial<Record<string, OperationExceptions>>;
	/** The first one is used for all faults: it must have pages. */
	lists: Array<ListDeclaration<Vendor, Options>>;
	/** Every way of every operation Look Up. Default: none. */
	lookUps?: Array<LookUpDeclaration<Vendor, Options>>;
	watches: Array<WatchDeclaration<Vendor, Options>>;
	/** By locator: what it takes by name. Default: none. */
	names?: Record<string, NameDeclaration<Vendor, Options>>;
	/** Each event that is found by comparing, in every one of its ways. Default: none. */
	states?: Array<StateDeclaration<Vendor, Options>>;
	/** The operation API Request: where its paths begin on the wire, and what it needs besides a path. */
	apiRequest: {
		root: string;
		parameters?: INodeParameters;
		/** A path outside of that root, as the product's documentation has it. */
		fullPath?: string;
	};
}

/** What differs for an operation. */
export interface OperationExceptions {
	/** Statuses that it takes for an answer, e.g. 404 for "there is none". */
	statuses?: number[];
	/** Names of parameters that take any value, e.g. a choice that may differ from its options. */
	takesAny?: string[];
	/** Whether the product itself refuses fields that do not exist. */
	refusesUnknownFields?: boolean;
	/** Whether what the product sends has no ID, so that raw records cannot be compared with those of an earlier export. */
	lacksRawId?: boolean;
	/** Whether it sends nothing, or nothing that is part of `data`, or not for the parameters given. */
	isSilent?: boolean;
	/** Whether to do it twice is the same as to do it once, so that even its POST or PATCH is repeated. */
	isRepeatable?: boolean;
	/** Why the suite does not try this list (`getAll`), this event, or the lines of this drop-down. */
	untested?: string;
	/** Why a quiet poll reads old records again, e.g. where the product cannot be asked by the time of this event. */
	readsOld?: string;
	/** Whether its answer has names where others have fields, so that no field can be added to it. */
	hasNamesAsFields?: boolean;
	/** Its action, where n8n's phrase says too much. */
	action?: string;
}

/** What every simulator can be started with. */
export interface CommonOptions {
	tls?: { key: string; cert: string };
	now?: () => number;
}

/** A declaration whose simulator nobody needs to know. */
export type AnyDeclaration = VendorDeclaration<Simulator, object>;
export type AnyList = ListDeclaration<Simulator, object>;
export type AnyLookUp = LookUpDeclaration<Simulator, object>;
export type AnyWatch = WatchDeclaration<Simulator, object>;
export type AnyState = StateDeclaration<Simulator, object>;
