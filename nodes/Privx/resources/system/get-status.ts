import type { IDataObject } from 'n8n-workflow';
import { objectOf, recordOf } from '../../../../core/json';
import { shaped, type RecordKind } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { output, outputIn } from '../../../shared/output';
import { idOf } from '../../pages';
import { fieldsOf, timesOf } from '../../record-values';

/**
 * A component on a machine. Its state is in `status.status`, its name in `component_name` (SSHcom/privx-mcp,
 * components-status.json). Other releases may say `name` or `type`, as the rest of the API does.
 */
const COMPONENT: RecordKind = {
	idOf,
	simplified(component) {
		const status = (objectOf(component.status) ?? component) as IDataObject;
		return {
			hostname: component.hostname,
			name: component.component_name ?? component.name ?? status.variant ?? null,
			type: component.component_type ?? component.type ?? null,
			...fieldsOf(status, 'status'),
			running: status.status === 'RUNNING',
			...fieldsOf(status, 'status_message', 'version'),
			...timesOf(status, 'start_time'),
			...timesOf(component, 'created'),
			...fieldsOf(status, 'status_details'),
		};
	},
};

/**
 * One item for each component on each machine, so that a workflow can look for components that do not run. A machine
 * that reports no component gives an item, too: it may be down.
 */
export const getStatus: Operation = {
	name: 'Get Status',
	value: 'getStatus',
	description: 'Get the status of all components of PrivX, one item each',
	action: 'Get the status of components',
	effect: 'read',
	parameters: [output],
	async run(call) {
		const shape = shaped(COMPONENT, outputIn(call), call.session);
		const { body } = await call.session.send({ path: '/monitor-service/api/v1/components' });
		const machines = Object.entries(recordOf(body, 'components by machine'));
		return machines.flatMap(([hostname, components]) =>
			componentsOf(components).map((component) => ({ json: shape({ hostname, ...component }) })),
		);
	},
};

/** A list of components, or a single one, for each machine; anything else is treated as a status. */
function componentsOf(value: unknown): Row[] {
	const components: unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
	return components.map(
		(one) => (objectOf(one) as Row | undefined) ?? ({ status: Array.isArray(one) ? null : one } as Row),
	);
}
