import { privxAccess } from '../../credentials/access/privx';
import type { Vendor } from '../../core/http/vendor';
import { objectOf } from '../../core/pages/shape';

/** SSH PrivX. No limit for requests is documented, only one for failed logins, so 429 answers have to tell. */
export const privx: Vendor = {
	name: 'SSH PrivX',
	credentialType: 'privxApi',
	limits: {},
	access: privxAccess,
	words,
	advice: {
		400: 'Check the values. The service may also answer so for an ID that it does not know.',
		403: 'The roles of the API client lack a permission for this. Ask an administrator of PrivX to add it to one of them.',
		404: 'Check the ID. What belongs to an access group that the roles of the API client do not cover is not found either.',
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
	if (!Array.isArray(details)) return [];
	return details.flatMap((detail) => {
		const { error_message: said, property } = objectOf(detail) ?? {};
		const about = text(property);
		return text(said) ? [about ? `${about}: ${String(said)}` : String(said)] : [];
	});
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
