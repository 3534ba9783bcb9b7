import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
	Icon,
} from 'n8n-workflow';
import { authorized, type Authorization } from '../core/http/authorize';
import { trustOf } from '../core/http/tls';
import { objectOf } from '../core/pages/shape';
import { accessCheckProperty, checkAccess } from '../core/token/access-check';
import { axoniusAccess, type ApiVersion } from './access/axonius';

/**
 * One saved query, on either version: it proves the key, which v1's "who am I" (404 for service accounts) cannot, and
 * which the newest calls of v2 would not on an older server.
 */
const ONE_QUERY = { v1: '/api/queries/saved?page%5Blimit%5D=1', v2: '/api/v2/queries?limit=1' };

const ADVICE = {
	401: 'Check API Key and API Secret, that the service account is enabled, and that it may be used from the address of n8n',
	403: 'The key is right, but its role lacks a permission. In Axonius, give the role of the service account API access and the right to view saved queries',
	404: 'This server does not have the chosen API. Check the URL; if it is right, the release of Axonius is too old for V2: choose V1 as API Version',
};

/**
 * API key and secret of one Axonius server; nothing to renew. A credential test begins with a check that says what is wrong.
 * Vendor facts: headers and content type, "Axonius REST API and Python API Client" (docs.axonius.com). That v2 takes
 * plain JSON is read off integrations, as its reference is not public.
 */
export class AxoniusApi implements ICredentialType {
	name = 'axoniusApi';

	displayName = 'Axonius API';

	documentationUrl = 'https://docs.axonius.com/docs/axonius-rest-api';

	icon: Icon = {
		light: 'file:../nodes/Axonius/axonius.svg',
		dark: 'file:../nodes/Axonius/axonius.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://acme.on.axonius.com',
			description: 'Address of your Axonius console, as your browser shows it',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In Axonius: System Settings > Service Accounts. The account needs a role with API access enabled, and its data scope and allowed addresses decide what n8n can see.',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Shown once, when the service account is created. Resetting the account makes a new pair.',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'options',
			options: [
				{ name: 'V2 (Recommended)', value: 'v2' },
				{ name: 'V1 (Older Servers)', value: 'v1' },
			],
			default: 'v2',
			description: 'Which of the two Axonius APIs to use. Take V1 only for a server that does not have V2.',
		},
		{
			displayName: 'CA Certificate',
			name: 'caCertificate',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			description:
				'For a server of your own, or when the test finds the certificate not trusted: the certificate (PEM) of the authority that signed the certificate of the server, or several. Leave empty otherwise.',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description:
				'Whether to connect even if the certificate of the server cannot be verified. Whoever stands in between can then read the key: enter a CA Certificate instead where you can.',
		},
		accessCheckProperty,
	];

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const grant = authorization(credentials);
		const { version } = axoniusAccess(credentials);
		return authorized(request, { ...grant, headers: { ...grant.headers, ...contentType(version, request) } });
	};

	test: ICredentialTestRequest = {
		request: {
			url: `={{ $credentials.apiVersion === "v1" ? "${ONE_QUERY.v1}" : "${ONE_QUERY.v2}" }}`,
		},
	};

	/** Called by n8n in a credential test, and after a 401 of the HTTP Request node. @throws LoginError, InputError */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const { version } = axoniusAccess(credentials);
		const headers = { Accept: 'application/json' };
		const request = authorized({ url: ONE_QUERY[version], headers }, authorization(credentials));
		await checkAccess(this.helpers.httpRequest, {
			vendor: 'Axonius',
			asked: 'check of the key',
			url: new URL(request.url),
			request,
			isAnswer: (queries) => objectOf(queries) !== undefined,
			advice: ADVICE[401],
			adviceByStatus: ADVICE,
		});
		return {};
	}
}

/** @throws InputError */
function authorization(credentials: ICredentialDataDecryptedObject): Authorization {
	const { base, headers } = axoniusAccess(credentials);
	return {
		base,
		headers,
		trust: trustOf(credentials),
	};
}

const V1_JSON = 'application/vnd.api+json';

/** JSON bodies of v1 have a content type of their own. Any other body, such as a file, keeps what it has. */
function contentType(version: ApiVersion, { body, headers = {} }: IHttpRequestOptions): Record<string, string> {
	if (version === 'v2') return {};
	const [, given] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
	const isJson = given === undefined ? isPlain(body) : /^application\/json\b/i.test(String(given));
	return isJson ? { 'Content-Type': V1_JSON } : {};
}

// By its tag: the body of a Code node comes from another realm, whose Object is not this one.
function isPlain(body: unknown): boolean {
	return ['[object Object]', '[object Array]'].includes(Object.prototype.toString.call(body));
}
