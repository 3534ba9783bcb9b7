import { armisAccess, armisSecretKeyAccess } from '../../../credentials/access/armis';
import { ArmisApi } from '../../../credentials/ArmisApi.credentials';
import { ArmisSecretKeyApi } from '../../../credentials/ArmisSecretKeyApi.credentials';
import { startArmis, type ArmisSimulator } from '../../../simulators/armis/index.cts';
import type { Subject, TokenSubject } from '../subject.cts';

const startAnyArmis: TokenSubject['start'] = async ({ secret, tokenLifetimeSeconds: seconds, ...options } = {}) =>
	await startArmis({
		...options,
		...(secret ? { clientSecret: secret } : {}),
		...(seconds ? { v1TokenLifetimeSeconds: seconds, v3TokenLifetimeSeconds: seconds } : {}),
	});

export const armisV3: TokenSubject = {
	Type: ArmisApi,
	contract: {
		name: 'armisApi',
		displayName: 'Armis Centrix V3 API',
		fields: [
			'tenantUrl',
			'vendorId',
			'clientId',
			'clientSecret',
			'scopes',
			'additionalScopes',
			'apiUrl',
			'readOnly',
			'caCertificate',
			'maxRequestsPerSecond',
			'n8nProcesses',
		],
	},
	product: 'Armis Centrix',
	access: armisAccess,
	start: startAnyArmis,
	fieldsFor: (simulator) => {
		const { url, vendorId, clientId, clientSecret } = simulator as ArmisSimulator;
		const scopes = new ArmisApi().properties.find(({ name }) => name === 'scopes')!.default as string[];
		return { tenantUrl: url, apiUrl: url, vendorId, clientId, clientSecret, scopes };
	},
	path: '/v3/settings/sites',
	tokenPath: '/v3/oauth/token',
	addresses: ['tenantUrl', 'apiUrl'],
	identity: ['vendorId', 'clientId', 'clientSecret'],
};

export const armisV1: TokenSubject = {
	Type: ArmisSecretKeyApi,
	contract: {
		name: 'armisSecretKeyApi',
		displayName: 'Armis Centrix V1 (Secret Key) API',
		fields: ['tenantUrl', 'secretKey', 'readOnly', 'caCertificate', 'maxRequestsPerSecond', 'n8nProcesses'],
	},
	product: 'Armis Centrix',
	access: armisSecretKeyAccess,
	start: startAnyArmis,
	fieldsFor: (simulator) => {
		const { url, secretKey } = simulator as ArmisSimulator;
		return { tenantUrl: url, secretKey };
	},
	path: '/api/v1/boundaries/',
	tokenPath: '/api/v1/access_token/',
	addresses: ['tenantUrl'],
	identity: ['secretKey'],
};

export const subjects: Subject[] = [armisV3, armisV1];
