import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type INodeCredentialsDetails,
} from 'n8n-workflow';

/** The part of n8n's `CredentialsHelper` that nodes need; what only n8n's own pages use is not here. */
export abstract class CredentialsInUse extends ICredentialsHelper {
	/** How a node refers to these credentials. */
	abstract get reference(): Record<string, INodeCredentialsDetails>;

	/** What a user does in the editor: some fields change, hidden ones stay as they are. */
	abstract edit(fields: ICredentialDataDecryptedObject): void;

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async runPreAuthentication(): Promise<never> {
		throw new Error('Only credential types that extend oAuth2Api are run this way.');
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('Not part of the harness.');
	}

	async updateCredentials(): Promise<never> {
		throw new Error('Not part of the harness.');
	}

	async updateCredentialsOauthTokenData(): Promise<never> {
		throw new Error('Not part of the harness.');
	}
}
