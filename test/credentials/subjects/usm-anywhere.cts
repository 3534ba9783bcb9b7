import { usmAnywhereAccess } from '../../../credentials/access/usm-anywhere';
import { UsmAnywhereApi } from '../../../credentials/UsmAnywhereApi.credentials';
import { startUsmAnywhere, type UsmAnywhereSimulator } from '../../../simulators/usm-anywhere/index.cts';
import type { Subject, TokenSubject } from '../subject.cts';

const usmAnywhere: TokenSubject = {
	Type: UsmAnywhereApi,
	contract: {
		name: 'usmAnywhereApi',
		displayName: 'USM Anywhere (LevelBlue, AlienVault) API',
		fields: [
			'url',
			'clientId',
			'clientSecret',
			'webhookUrl',
			'webhookApiKey',
			'readOnly',
			'caCertificate',
			'maxRequestsPerSecond',
			'n8nProcesses',
		],
	},
	product: 'USM Anywhere',
	access: usmAnywhereAccess,
	start: async ({ secret, ...options } = {}) =>
		await startUsmAnywhere({ ...options, ...(secret ? { clientSecret: secret } : {}) }),
	fieldsFor: (simulator) => {
		const { url, clientId, clientSecret } = simulator as UsmAnywhereSimulator;
		return { url, clientId, clientSecret };
	},
	path: '/api/2.0/alarms',
	tokenPath: '/api/2.0/oauth/token',
	addresses: ['url'],
	identity: ['clientId', 'clientSecret'],
};

export const subjects: Subject[] = [usmAnywhere];
