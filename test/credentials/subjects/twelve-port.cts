import { twelvePortAccess } from '../../../credentials/access/twelve-port';
import { TwelvePortApi } from '../../../credentials/TwelvePortApi.credentials';
import { startTwelvePort, type TwelvePortSimulator } from '../../../simulators/twelve-port/index.cts';
import type { Subject } from '../subject.cts';

const twelvePort: Subject = {
	Type: TwelvePortApi,
	contract: {
		name: 'twelvePortApi',
		displayName: '12Port API',
		fields: [
			'url',
			'apiToken',
			'openApiPath',
			'readOnly',
			'readingOperations',
			'caCertificate',
			'ignoreSslIssues',
			'maxRequestsPerSecond',
			'n8nProcesses',
		],
	},
	product: '12Port',
	access: twelvePortAccess,
	start: async (options) => await startTwelvePort(options),
	fieldsFor: (simulator) => {
		const { url, token } = simulator as TwelvePortSimulator;
		return { url, apiToken: token };
	},
	path: '/ztna/acme/root/api/user/me',
	addresses: ['url'],
	identity: ['apiToken'],
};

export const subjects: Subject[] = [twelvePort];
