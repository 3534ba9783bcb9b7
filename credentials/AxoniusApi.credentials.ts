import type { ICredentialTestRequest, ICredentialType, IHttpRequestOptions, INodeProperties, Icon } from 'n8n-workflow';
import { provenByCheck } from '../core/token/check';
import { accessCheckProperty, keyCredential } from '../core/token/key-credential';
import { axoniusAccess, type ApiVersion } from './access/axonius';
import { caCertificate, ignoreSslIssues, paceProperties, readOnly, requiredText } from './shared/fields';

/**
 * One saved query, which proves the key on both versions. "Who am I" of v1 does not (404 for service accounts), nor do
 * the newest calls of v2 on an older server.
 */
const ONE_QUERY = { v1: '/api/queries/saved?page%5Blimit%5D=1', v2: '/api/v2/queries?limit=1' };

/** The field of its answer that has the list. */
const LIST_OF_QUERIES = { v1: 'data', v2: 'queries' };

const ADVICE = {
	401: 'Check API Key and API Secret, that the service account is enabled, and that it can be used from the IP address of n8n',
	403: 'The key is correct, but its role lacks a permission. In Axonius, give the role of the service account API access and the permission to view saved queries',
	404: 'This server does not have the chosen API. Check the URL. If it is correct, this release of Axonius is too old for V2: choose V1 as API Version',
};

const hooks = keyCredential({
	access: axoniusAccess,
	headers: ({ headers, version }, request) => ({ ...headers, ...contentType(version, request) }),
	check: ({ version }) => ({
		vendor: 'Axonius',
		asked: 'check of the key',
		path: ONE_QUERY[version],
		advice: ADVICE[401],
		adviceByStatus: ADVICE,
		recognizes: (names) => names.includes(LIST_OF_QUERIES[version]),
	}),
});

/**
 * API key and secret of one Axonius server. Nothing is renewed. A credential test begins with a check that says what is
 * wrong. Vendor facts: headers and content type, "Axonius REST API and Python API Client" (docs.axonius.com). The
 * reference of v2 is not public. That it takes plain JSON is known from integrations.
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
			...requiredText,
			displayName: 'URL',
			name: 'url',
			placeholder: 'e.g. https://acme.on.axonius.com',
			description: 'Address of your Axonius console, as your browser shows it',
		},
		{
			...requiredText,
			displayName: 'API Key',
			name: 'apiKey',
			typeOptions: { password: true },
			description:
				'In Axonius: System Settings > Service Accounts. The account needs a role with API access. Its data scope and its allowed IP addresses decide what n8n can see.',
		},
		{
			...requiredText,
			displayName: 'API Secret',
			name: 'apiSecret',
			typeOptions: { password: true },
			description:
				'Shown only once, when the service account is created. If you reset the account, it gets a new key and a new secret.',
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
			description: 'Which of the two Axonius APIs to use. Choose V1 only for a server that does not have V2.',
		},
		readOnly,
		caCertificate(
			'Only needed if the test says that the certificate is not trusted, as on many self-hosted servers: the certificate (PEM) of the certificate authority that signed the certificate of the server, or several certificates. Leave empty otherwise.',
		),
		ignoreSslIssues,
		...paceProperties,
		accessCheckProperty,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;

	test: ICredentialTestRequest = provenByCheck;
}

const V1_JSON = 'application/vnd.api+json';

/** JSON bodies of v1 have a special content type. Any other body, such as a file, keeps the one that it has. */
function contentType(version: ApiVersion, { body, headers = {} }: IHttpRequestOptions): Record<string, string> {
	if (version === 'v2') return {};
	const [, given] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
	const isJson = given === undefined ? isPlain(body) : /^application\/json\b/i.test(String(given));
	return isJson ? { 'Content-Type': V1_JSON } : {};
}

// `instanceof` would not work: the body of a Code node comes from another realm, with another `Object`.
function isPlain(body: unknown): boolean {
	return ['[object Object]', '[object Array]'].includes(Object.prototype.toString.call(body));
}
