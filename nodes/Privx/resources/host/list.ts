import type { Row } from '../../../../core/pages/page-style';
import { HOSTS } from '../../collections';
import { filterOf, type TextFilter } from '../../filters';
import { listSource } from '../../listSource';
import { listIn, namesIn } from '../../records';
import { timeText } from '../../times';

/** Services that a host may offer (API reference, host-store). */
export const SERVICES = ['SSH', 'RDP', 'WEB', 'VNC', 'DB'];
/** Cloud providers (API reference, host-store). */
const CLOUDS = ['AWS', 'GOOGLECLOUD', 'AZURE', 'OPENSTACK'];

const TEXTS: TextFilter[] = [
	{
		name: 'accessGroupIds',
		label: 'Access Group Names or IDs',
		field: 'access_group_ids',
		found: ({ access_group_id }) => [access_group_id],
	},
	{ name: 'addresses', label: 'Addresses', field: 'address' },
	{
		name: 'cloudProviders',
		label: 'Cloud Providers',
		field: 'cloud_providers',
		values: CLOUDS,
		found: ({ cloud_provider }) => [cloud_provider],
	},
	{ name: 'commonNames', label: 'Common Names', field: 'common_name' },
	// The server has such a field, but its values other than FALSE are not documented.
	{
		name: 'disabled',
		label: 'Disabled',
		single: true,
		values: ['yes', 'no'],
		found: (host) => [isDisabled(host) ? 'yes' : 'no'],
	},
	{ name: 'keywords', label: 'Keywords', field: 'keywords', single: true },
	{ name: 'roleIds', label: 'Role IDs', field: 'role' },
	{
		name: 'services',
		label: 'Services',
		field: 'service',
		values: SERVICES,
		found: ({ services }) => namesIn(services, 'service'),
	},
	{ name: 'tags', label: 'Tags', field: 'tags', found: ({ tags }) => (Array.isArray(tags) ? tags : []) },
];

/** Hosts, as Get Many and Export to File read them. */
export const hosts = listSource({
	noun: { one: 'host', many: 'hosts' },
	collection: HOSTS,
	filter: filterOf(TEXTS),
	simplify: simpleHost,
	remark: 'Hosts of access groups that the roles of the API client do not cover are not among them.',
});

/** A host in ten fields, without its passphrases and keys. */
export function simpleHost(host: Row): Row {
	return {
		id: host.id,
		common_name: host.common_name ?? null,
		addresses: host.addresses ?? [],
		services: listIn(host.services).map(serviceText),
		accounts: namesIn(host.principals, 'principal'),
		tags: host.tags ?? [],
		access_group_id: host.access_group_id ?? null,
		disabled: isDisabled(host),
		created: timeText(host.created),
		updated: timeText(host.updated),
	};
}

/** E.g. `SSH 10.0.0.7:22`. */
function serviceText({ service, address, port }: Row): string {
	const place = [address, port].filter((part) => part !== undefined && part !== null).join(':');
	return [service, place].filter(Boolean).join(' ');
}

/** A text on the wire: `FALSE` while the host is in use, otherwise who disabled it. */
function isDisabled({ disabled }: Row): boolean {
	return !['', 'FALSE', 'UNDEFINED', 'NULL'].includes(String(disabled).toUpperCase());
}
