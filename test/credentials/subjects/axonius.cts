import { axoniusAccess } from '../../../credentials/access/axonius';
import { AxoniusApi } from '../../../credentials/AxoniusApi.credentials';
import { startAxonius, type AxoniusSimulator } from '../../../simulators/axonius/index.cts';
import type { Subject } from '../subject.cts';

const axonius: Subject = {
	Type: AxoniusApi,
	contract: {
		name: 'axoniusApi',
		displayName: 'Axonius API',
		fields: [
			'url',
			'apiKey',
			'apiSecret',
			'apiVersion',
			'readOnly',
			'caCertificate',
			'ignoreSslIssues',
			'maxRequestsPerSecond',
			'n8nProcesses',
		],
	},
	product: 'Axonius',
	access: axoniusAccess,
	start: async (options) => await startAxonius({ devices: 5, ...options }),
	fieldsFor: (simulator) => {
		const { url, apiKey, apiSecret } = simulator as AxoniusSimulator;
		return { url, apiKey, apiSecret };
	},
	path: '/api/v2/users',
	addresses: ['url'],
	identity: ['apiKey', 'apiSecret'],
};

export const subjects: Subject[] = [axonius];
