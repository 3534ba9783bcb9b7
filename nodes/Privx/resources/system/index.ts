import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../../../core/node/execute';
import type { Row } from '../../../../core/pages/page-style';
import { objectOf } from '../../../../core/pages/shape';
import { inside, objectIn } from '../../records';
import { timeText } from '../../times';

/**
 * One item for each component on each machine, so that a workflow can look for those that do not run. A machine
 * that tells of no component gives an item, too: it may be down.
 */
const getStatus: Operation = {
	doing: 'get the status of the system',
	async run(call) {
		const simplify = call.flag('simplify', 'Simplify', true);
		const { body } = await call.session.send({ path: '/monitor-service/api/v1/components' });
		const machines = Object.entries(objectIn(body, 'a list of components by machine'));
		return machines.flatMap(([hostname, components]) =>
			componentsOf(components).map((component) => {
				const raw = { hostname, ...component };
				return { json: simplify ? simpleComponent(raw) : raw };
			}),
		);
	},
};

/** A list of components, or a single one, for each machine; what is neither counts as a state. */
function componentsOf(value: unknown): Row[] {
	const components: unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
	return components.map(
		(one) => (objectOf(one) as Row | undefined) ?? ({ status: Array.isArray(one) ? null : one } as Row),
	);
}

/** A component in eight fields. Its state stands in `status.status` (recorded sample of the vendor's MCP server). */
function simpleComponent(component: Row): Row {
	const status = (objectOf(component.status) ?? component) as IDataObject;
	return {
		hostname: component.hostname,
		name: component.name ?? status.variant ?? null,
		status: status.status ?? null,
		running: status.status === 'RUNNING',
		status_message: status.status_message ?? null,
		version: status.version ?? null,
		start_time: timeText(status.start_time),
		status_details: inside(status, 'status_details'),
	};
}

const getLicense: Operation = {
	doing: 'get the licence',
	async run(call) {
		const simplify = call.flag('simplify', 'Simplify', true);
		const { body } = await call.session.send({ path: '/license-manager/api/v1/license' });
		const license = objectIn(body, 'a licence');
		return [{ json: simplify ? simpleLicense(license) : license }];
	},
};

/** The licence in eight fields (API reference, license-manager). */
function simpleLicense(license: Row): Row {
	return {
		customer: license.customer ?? null,
		license_status: license.license_status ?? null,
		expiry_date: timeText(license.expiry_date),
		features: license.features ?? [],
		max_users: license.max_users ?? null,
		users_in_use: license.users_in_use ?? null,
		max_hosts: license.max_hosts ?? null,
		hosts_in_use: license.hosts_in_use ?? null,
	};
}

/** Operations of the resource, by their value. */
export const systemOperations = { getLicense, getStatus };

export const systemDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do',
		displayOptions: { show: { resource: ['system'] } },
		options: [
			{
				name: 'Get License',
				value: 'getLicense',
				description: 'Read what the licence allows, what of it is used, and when it ends',
				action: 'Get license',
			},
			{
				name: 'Get Status',
				value: 'getStatus',
				description: 'Read which components of PrivX run, one item each',
				action: 'Get status of components',
			},
		],
		default: 'getStatus',
	},
];
