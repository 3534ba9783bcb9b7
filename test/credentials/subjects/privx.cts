import { privxAccess } from '../../../credentials/access/privx';
import { PrivxApi } from '../../../credentials/PrivxApi.credentials';
import { startPrivx, type PrivxSimulator } from '../../../simulators/privx/index.cts';
import type { Subject, TokenSubject } from '../subject.cts';

const privx: TokenSubject = {
	Type: PrivxApi,
	contract: {
		name: 'privxApi',
		displayName: 'SSH PrivX API',
		fields: [
			...['url', 'oauthClientId', 'oauthClientSecret', 'apiClientId', 'apiClientSecret'],
			...['readOnly', 'caCertificate', 'ignoreSslIssues', 'maxRequestsPerSecond', 'n8nProcesses'],
		],
	},
	product: 'SSH PrivX',
	access: privxAccess,
	start: async ({ secret, tls, ...options } = {}) => {
		const certificate = tls ? { tls, authority: '' } : false;
		return await startPrivx({ ...options, tls: certificate, ...(secret ? { apiClientSecret: secret } : {}) });
	},
	fieldsFor: (simulator) => {
		const { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret } = simulator as PrivxSimulator;
		return { url, oauthClientId, oauthClientSecret, apiClientId, apiClientSecret };
	},
	path: '/host-store/api/v1/hosts',
	tokenPath: '/auth/api/v1/oauth/token',
	addresses: ['url'],
	identity: ['oauthClientId', 'oauthClientSecret', 'apiClientId', 'apiClientSecret'],
};

export const subjects: Subject[] = [privx];
