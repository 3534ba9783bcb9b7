import { assetIds } from './asset-source.cts';
import { rfc1123 } from './dates.cts';
import type { AxoniusSettings } from './options.cts';

const CONSOLE_USERS = ['ada', 'bob', 'carol'];

/** An account of the console [CODE EL]. */
export interface ConsoleUser extends Record<string, unknown> {
	uuid: string;
}

/** All that is not an asset: console users, gateways, the discovery cycle. */
export class SystemObjects {
	/** Accounts of the console, not identities [CODE EL]. */
	readonly consoleUsers: ConsoleUser[];
	readonly gateways: unknown[];
	/** The state of the discovery cycle: keys of v1 [CODE PYC]; v2 is known to have `status` [CODE COM1]. */
	discovery: Record<string, unknown>;

	constructor({ seed, endTime }: AxoniusSettings) {
		const when = rfc1123(endTime);
		this.consoleUsers = CONSOLE_USERS.map((name, index) => ({
			uuid: assetIds(seed, 90).of(index),
			user_name: `${name}.example`,
			first_name: name,
			last_name: 'Example',
			email: `${name}@corp.example.com`,
			role_id: assetIds(seed, 91).of(index % 2),
			role_name: index === 0 ? 'Admin' : 'Viewer',
			data_scope_id: null,
			data_scope_name: null,
			source: index === 2 ? 'saml' : 'internal',
			department: 'Security',
			title: 'Analyst',
			last_login: when,
			last_updated: when,
		}));
		this.gateways = [
			{ id: 'tunnel1', name: 'Gateway_1', status: 'connected', default: true, dns_server: '192.0.2.53' },
			{ id: 'tunnel2', name: 'Gateway_2', status: 'pending', default: false, dns_server: '192.0.2.54' },
		];
		this.discovery = {
			status: 'done',
			sub_phases: ['Fetch_Devices', 'Correlation', 'Post_Correlation'].map((name) => ({ name, status: 1 })),
			last_start_time: rfc1123(endTime - 3_600_000),
			last_finished_time: when,
			next_run_time: 43_200,
		};
	}
}
