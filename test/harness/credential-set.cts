import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { CredentialStore } from './credential-store.cts';
import { CredentialsInUse } from './credentials-in-use.cts';

/** Credentials of several types on one node: each question goes to the one of its type, as in n8n. */
export class CredentialSet extends CredentialsInUse {
	constructor(private readonly stores: readonly CredentialStore[]) {
		super();
	}

	get reference(): Record<string, INodeCredentialsDetails> {
		return Object.fromEntries(this.stores.flatMap(({ reference }) => Object.entries(reference)));
	}

	/** Each type takes the fields that it has. */
	edit(fields: ICredentialDataDecryptedObject): void {
		for (const store of this.stores) {
			const known = Object.entries(fields).filter(([name]) => store.type.properties.some((one) => one.name === name));
			store.edit(Object.fromEntries(known));
		}
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		return await this.of(type).getDecrypted();
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, type: string, request: IHttpRequestOptions) {
		return await this.of(type).authenticate(credentials, type, request);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		return await this.of(type).preAuthentication(helpers, credentials, type, node, credentialsExpired);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.of(type).getCredentialsProperties();
	}

	private of(type: string): CredentialStore {
		const store = this.stores.find((one) => one.type.name === type);
		if (store) return store;
		throw new Error(`The node has no credential of the type ${type}.`);
	}
}
