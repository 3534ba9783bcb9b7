/** Names for the records, all invented. */
export const ASSET_TYPES: Array<[name: string, category: string, description: string | null]> = [
	['Windows Server', 'Host', 'Member servers and domain controllers'],
	['Linux Server', 'Host', null],
	['Network Device', 'Host', 'Switches, routers and firewalls'],
	['Database', 'Service', null],
	['Web Portal', 'Service', 'Anything with a login page'],
	['API Key', 'Secret', null],
];

export const HOSTS = ['web', 'db', 'dc', 'jump', 'mail', 'build', 'file', 'vpn'];
export const TAGS = ['production', 'staging', 'pci', 'critical', 'legacy', 'dmz'];
export const PEOPLE: Array<[login: string, name: string]> = [
	['alice.meyer', 'Alice Meyer'],
	['bob.tanaka', 'Bob Tanaka'],
	['chidi.okafor', 'Chidi Okafor'],
	['dana.silva', 'Dana Silva'],
];
export const ACTIONS = ['Connect', 'Unlock Secret', 'Rotate'];
export const REASONS = ['Patch window', 'Incident 4711', 'Certificate renewal', 'Vendor support session'];
