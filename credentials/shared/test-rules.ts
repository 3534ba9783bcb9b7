import type { IAuthenticateRuleResponseCode } from 'n8n-workflow';

/** What a credential test says about a status. Without a rule, n8n shows only the name of the status. */
export function messagesByStatus(messages: Readonly<Record<number, string>>): IAuthenticateRuleResponseCode[] {
	return Object.entries(messages).map(([status, message]) => ({
		type: 'responseCode',
		properties: { value: Number(status), message },
	}));
}
