import type { INodeProperties } from 'n8n-workflow';
import { armisAccess, armisSecretKeyAccess } from '../../credentials/access/armis';
import type { Api } from '../../core/http/api';
import { objectOf } from '../../core/json';
import type { ApiChoice } from '../../core/node/operation';
import type { Choice } from '../../core/node/parameter-reader';

/** Neither API has a published rate limit. */
const limits = {};

/**
 * API v1, on the tenant's own host: AQL search, alerts, tags, vulnerabilities, boundaries. A new token seems to cancel the
 * one before it (Elastic's and Sentinel's connectors).
 */
export const armisV1: Api = {
	product: 'Armis Centrix',
	credentialType: 'armisSecretKeyApi',
	limits,
	access: armisSecretKeyAccess,
	words: (body) => textOf(objectOf(body)?.message),
};

/** API v3, on one host for all tenants: assets, sites, custom properties, data export. */
export const armisV3: Api = {
	product: 'Armis Centrix',
	credentialType: 'armisApi',
	limits,
	access: armisAccess,
	words: v3Words,
	advice: {
		403: 'Add the scope that the message names to Scopes in the credential, and check that the Armis user who created the key has it.',
	},
};

const V1 = 'Uses the credential Armis Centrix V1 (Secret Key) API';
const V3 = 'Uses the credential Armis Centrix V3 API';

/** An operation of API v1. @param why it is not sent to API v3, as a sentence of the form */
export function v1(why: string): ApiChoice {
	return { notices: [notice('usesApiV1', `${V1}. ${why}`)], api: () => armisV1 };
}

/** An operation of API v3. @param why it is not sent to API v1, as a sentence of the form */
export function v3(why: string): ApiChoice {
	return { notices: [notice('usesApiV3', `${V3}. ${why}`)], api: () => armisV3 };
}

/** For custom properties, and their values on devices. */
export const customPropertyApi = v3('Armis manages custom properties with API V3.');

/** An operation of which the user chooses the API. */
export function eitherApi(parameter: Choice<'v1' | 'v3'>): ApiChoice {
	const shownFor = (api: string) => ({ displayOptions: { show: { [parameter.name]: [api] } } });
	return {
		notices: [
			{ ...notice('usesApiV1', V1), ...shownFor('v1') },
			{ ...notice('usesApiV3', V3), ...shownFor('v3') },
		],
		api: (reader) => (reader.choice(parameter) === 'v1' ? armisV1 : armisV3),
	};
}

/** n8n asks for a credential where the notice of that name is shown: see `credentials` of the node. */
function notice(name: 'usesApiV1' | 'usesApiV3', displayName: string): INodeProperties {
	return { displayName, name, type: 'notice', default: '', description: 'The credential that this operation needs' };
}

/** API v3 answers with `detail`: a text, or a list of what is wrong with each field (official SDK, `armis_error.py`). */
function v3Words(body: unknown): string | undefined {
	const detail = objectOf(body)?.detail;
	if (!Array.isArray(detail)) return textOf(detail);
	const complaints = detail.map((one: unknown) => {
		const { loc, msg } = objectOf(one) ?? {};
		const field = Array.isArray(loc) ? loc.filter((part) => part !== 'body').join('.') : '';
		return [field, textOf(msg)].filter(Boolean).join(': ');
	});
	return textOf(complaints.filter(Boolean).join('; '));
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
