import { unexpected } from '../../../../core/errors/sentences';
import { path } from '../../../../core/http/path';
import type { Call } from '../../../../core/node/call';
import type { Choice } from '../../../../core/node/parameter-reader';
import type { Row } from '../../../../core/pages/page-style';
import { sendForRecord } from '../../pages-v3';

/** What Armis exports (official SDK). Devices are not among it. */
export const entity: Choice<'applications' | 'risk-factors' | 'vulnerabilities'> = {
	displayName: 'Export Of',
	name: 'entity',
	type: 'options',
	options: [
		{ name: 'Applications', value: 'applications', description: 'Which software is on which device' },
		{ name: 'Risk Factors', value: 'risk-factors', description: 'What makes which device risky' },
		{ name: 'Vulnerabilities', value: 'vulnerabilities', description: 'Which device has which vulnerability' },
	],
	default: 'vulnerabilities',
	description: 'What Armis exports',
};

/** The latest export: facts about it, and the addresses of its files. */
export async function latestExport(call: Call, of: string): Promise<{ facts: Row; addresses: unknown[] }> {
	const facts = await sendForRecord(call.session, { path: path`/data-export/${of}` }, 'a data export');
	return { facts, addresses: addressesIn(facts.urls) };
}

/** @throws ResponseError for anything but a list: as an empty list, it would look like an export without files */
function addressesIn(urls: unknown): unknown[] {
	if (Array.isArray(urls)) return urls;
	if (urls === undefined || urls === null) return [];
	throw unexpected(urls, 'a list', 'urls');
}
