import { privxAccess } from '../../credentials/access/privx';
import type { Api } from '../../core/http/api';
import { objectOf } from '../../core/json';
import { listIn } from './record-values';

/** SSH PrivX. Only failed logins have a documented limit, so 429 answers must tell when requests are too fast. */
export const privx: Api = {
	product: 'SSH PrivX',
	credentialType: 'privxApi',
	limits: {},
	access: privxAccess,
	words,
	advice: {
		400: 'Check the values. The service may also answer like this for an unknown ID.',
		403: 'The roles of the API client lack a permission for this. Ask an administrator of PrivX to add it to one of them.',
		404: 'Check the ID. PrivX also answers like this for records of an access group that the roles of the API client do not cover.',
	},
};

/** The API answers with `{ error_code, error_message, property, details }`, its OAuth endpoint as in RFC 6749. */
function words(body: unknown): string | undefined {
	const answer = objectOf(body) ?? {};
	const said = text(answer.error_message) ?? text(answer.error_description) ?? text(answer.error);
	const about = text(answer.property);
	const parts = [...detailsOf(answer.details), ...(about ? [`property ${about}`] : []), text(answer.error_code)];
	const notes = parts.filter((part) => part !== undefined && part !== said).join('; ');
	if (!said) return notes || undefined;
	return notes ? `${said} (${notes})` : said;
}

function detailsOf(details: unknown): string[] {
	return listIn(details).flatMap(({ error_message: said, property }) => {
		const about = text(property);
		return text(said) ? [about ? `${about}: ${String(said)}` : String(said)] : [];
	});
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
