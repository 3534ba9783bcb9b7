/**
 * The single-vendor packages. A new vendor is one entry here; everything else follows from it: the nodes are those
 * that the suite registers below `nodes/<folder>/`, and the part of `core/` is found by following the imports.
 */
exports.VENDORS = [
	{
		/** Name of the package. */
		name: 'n8n-nodes-usm-anywhere',
		/** As users know the product. */
		product: 'USM Anywhere',
		/** Folder below `nodes/`. */
		folder: 'UsmAnywhere',
		/** Class names of its credentials. */
		credentials: ['UsmAnywhereApi'],
		/** The page that becomes the README. */
		page: 'docs/usm-anywhere.md',
		/** Files in `examples/` that begin so. */
		examples: 'usm-anywhere-',
		description:
			'USM Anywhere (AlienVault, LevelBlue) in n8n: triggers for new alarms and events, complete lists, exports to a file, labels',
		keywords: ['usm-anywhere', 'alienvault', 'levelblue', 'security', 'soc', 'siem', 'alarm'],
	},
	{
		name: 'n8n-nodes-armis-centrix',
		product: 'Armis Centrix',
		folder: 'Armis',
		credentials: ['ArmisApi', 'ArmisSecretKeyApi'],
		page: 'docs/armis.md',
		examples: 'armis-',
		description:
			'Armis Centrix in n8n: triggers for new and changed alerts and new devices, inventories to a file, AQL search, tags, status updates',
		keywords: ['armis', 'centrix', 'security', 'asset-inventory', 'ot', 'iot', 'vulnerability', 'alert'],
	},
	{
		name: 'n8n-nodes-axonius',
		product: 'Axonius',
		folder: 'Axonius',
		credentials: ['AxoniusApi'],
		page: 'docs/axonius.md',
		examples: 'axonius-',
		description:
			'Axonius in n8n: triggers for findings, saved queries and failing adapters, complete inventories, exports, tags, enforcement sets',
		keywords: ['axonius', 'security', 'asset-inventory', 'caasm', 'cmdb', 'vulnerability'],
	},
	{
		name: 'n8n-nodes-privx',
		product: 'SSH PrivX',
		folder: 'Privx',
		credentials: ['PrivxApi'],
		page: 'docs/privx.md',
		examples: 'privx-',
		description:
			'SSH PrivX in n8n: triggers for access requests, audit events and connections, decisions, role grants, lock-outs, exports to a file',
		keywords: ['privx', 'ssh', 'pam', 'privileged-access', 'security', 'access-request', 'audit', 'vault'],
	},
	{
		name: 'n8n-nodes-12port',
		product: '12Port',
		folder: 'TwelvePort',
		credentials: ['TwelvePortApi'],
		page: 'docs/12port.md',
		examples: 'twelve-port-',
		description:
			"12Port in n8n: any operation of your server, chosen from the server's own API document, complete lists, exports to a file, a trigger for new items such as access requests",
		keywords: ['12port', 'security', 'pam', 'openapi', 'microsegmentation', 'access-request'],
	},
];
