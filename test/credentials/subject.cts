/** What a vendor brings to the tests that all credential types have in common: each type, and a simulator to try it on. */
import type { ICredentialType } from 'n8n-workflow';
import type { Access, Fields } from '../../core/http/api';
import type { Fault } from '../../simulators/kernel/fault.cts';
import type { RecordedRequest } from '../../simulators/kernel/request.cts';
import type { Route } from '../../simulators/kernel/router.cts';

/** What all simulators have in common. */
export interface Server {
	url: string;
	requests: RecordedRequest[];
	routes: readonly Route[];
	unauthorized: number;
	setFaults(faults: Fault[]): void;
	resetCounters(): void;
	stop(): Promise<void>;
}

/** A simulator with a login. */
export interface TokenServer extends Server {
	logins: number;
	rejectedLogins: number;
	revokeTokens(): void;
}

/** What all simulators can be started with. */
export interface ServerOptions {
	tls?: { key: string; cert: string };
	latencyMs?: number;
	now?: () => number;
}

/** Names are never changed: saved credentials depend on them. */
export interface Contract {
	name: string;
	displayName: string;
	/** The names of the fields that are shown, in the order of the form. */
	fields: string[];
}

/** One credential type and its simulator. */
export interface Subject {
	Type: new () => ICredentialType;
	contract: Contract;
	/** As messages name it. */
	product: string;
	access(fields: Fields): Access;
	start(options?: ServerOptions): Promise<Server>;
	/** Fields that the simulator accepts. */
	fieldsFor(simulator: Server): Record<string, string | string[]>;
	/** What a request with this credential may always read. */
	path: string;
	/** The fields with an address. */
	addresses: string[];
	/** The fields that say who n8n is. */
	identity: string[];
}

/** A credential type with a login. */
export interface TokenSubject extends Subject {
	start(options?: ServerOptions & { tokenLifetimeSeconds?: number; secret?: string }): Promise<TokenServer>;
	tokenPath: string;
}

/** What each `subjects/<id>.cts` exports. */
export interface Subjects {
	/** Every credential type of the vendor, those with a login as `TokenSubject`. */
	subjects: Subject[];
}
