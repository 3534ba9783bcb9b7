import './home.cts';
import {
	getCredentialOwnRequestAllowedDomains,
	injectDomainRestrictionFields,
	isExpression,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
} from 'n8n-workflow';
import { CredentialsInUse } from './credentials-in-use.cts';

/** A credential as the database keeps it, shared by all who use it. */
interface Row {
	data: ICredentialDataDecryptedObject;
	reads: number;
	writes: number;
}

/** The values of external secrets by the expression that names them, e.g. `={{ $secrets.vault.usm }}`. */
type Secrets = Record<string, string>;

/**
 * One saved credential and n8n's way of using it: a stand-in for n8n's `CredentialsHelper`, which is not
 * published, kept to the rules that were read off it (n8n 2.41): the hook runs when the type's own hidden
 * expirable property is exactly '' or after a 401, but not in a credential test, whose node has another name than n8n
 * looks for; every returned key is stored; only
 * declared ones are read back; the last write wins; there is no lock.
 */
export class CredentialStore extends CredentialsInUse {
	constructor(
		readonly type: ICredentialType,
		private readonly row: Row,
		private readonly secrets: Secrets,
	) {
		super();
	}

	/** What is in the database, undeclared keys included. */
	get stored(): ICredentialDataDecryptedObject {
		return this.row.data;
	}

	/** How often the credential was read for use. */
	get reads(): number {
		return this.row.reads;
	}

	/** How often it was written by n8n. */
	get writes(): number {
		return this.row.writes;
	}

	/** What a user does in the editor: some fields change, hidden ones stay as they are. */
	edit(fields: ICredentialDataDecryptedObject): void {
		this.row.data = { ...this.row.data, ...fields };
	}

	/** The same database row as another worker sees it, with that worker's own instance of the credential type. */
	seenBy(type: ICredentialType): CredentialStore {
		return new CredentialStore(type, this.row, this.secrets);
	}

	get reference(): Record<string, INodeCredentialsDetails> {
		return { [this.type.name]: { id: '1', name: 'Harness credential' } };
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		this.row.reads += 1;
		const raw = await database(() => ({ ...this.row.data }));
		// n8n adds two fields of its own to every type that authenticates.
		const properties = injectDomainRestrictionFields(this.type);
		const declared = NodeHelpers.getNodeParameters(properties, raw as never, true, false, null, null);
		const resolved = Object.entries(declared ?? {}).map(([name, value]) => [name, this.resolve(value)]);
		return Object.fromEntries(resolved) as ICredentialDataDecryptedObject;
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, _type: string, request: IHttpRequestOptions) {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'function') throw new Error('The harness knows only authenticate functions.');
		return await authenticate.call(this.type, credentials, request);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const gate = this.type.properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!gate || typeof this.type.preAuthentication !== 'function') return undefined;
		const isTest = node.type === 'n8n-nodes-base.noOp' && node.parameters.temp === '';
		if (credentials[gate.name] !== '' && !credentialsExpired && !isTest) return undefined;
		const output = (await this.type.preAuthentication.call(
			keptToDomains(helpers, credentials),
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (output[gate.name] === undefined || !node.credentials) return undefined;
		await this.write(output, gate.name);
		return Object.assign(credentials, output);
	}

	getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}

	/** Reads the whole row, lays the output over it and writes the whole row: whoever is last wins. */
	private async write(output: ICredentialDataDecryptedObject, gate: string): Promise<void> {
		const raw = await database(() => ({ ...this.row.data }));
		for (const [name, value] of Object.entries(output)) {
			if (name === gate || !isExpression(raw[name])) raw[name] = value;
		}
		await database(() => {
			this.row.data = raw;
			this.row.writes += 1;
		});
	}

	private resolve(value: unknown): unknown {
		return typeof value === 'string' && isExpression(value) ? (this.secrets[value] ?? '') : value;
	}
}

/** Saves a credential with these fields. `secrets` resolves fields that hold expressions. */
export function credentialStore(
	type: ICredentialType,
	data: ICredentialDataDecryptedObject,
	secrets: Secrets = {},
): CredentialStore {
	return new CredentialStore(type, { data: { ...data }, reads: 0, writes: 0 }, secrets);
}

/** A query takes a moment, in which other requests go on. */
async function database<Result>(query: () => Result): Promise<Result> {
	await new Promise((resolve) => setImmediate(resolve));
	return query();
}

/** n8n holds the login to the domains that the user allows for the credential. */
function keptToDomains(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
	const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
	if (allowedDomains === undefined) return { helpers: { httpRequest: helpers.httpRequest } };
	const httpRequest: IHttpRequestHelper['helpers']['httpRequest'] = async (options) => {
		if (options.allowedDomains !== undefined) throw new Error('Allowed domains given twice.');
		return (await helpers.httpRequest({ ...options, allowedDomains })) as never;
	};
	return { helpers: { httpRequest } };
}
