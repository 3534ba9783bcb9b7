import type { IDataObject } from 'n8n-workflow';
import { objectOf, recordOf } from '../../../../core/json';
import { shaped, type RecordKind } from '../../../../core/node/list';
import type { Operation } from '../../../../core/node/operation';
import type { Row } from '../../../../core/pages/page-style';
import { optionsOf } from '../../../shared/options';
import { output, outputIn } from '../../../shared/output';
import { requestOptions } from '../../options';
import { inside, timeText } from '../../record-values';

/** A component on a machine. Its state is in `status.status` (recorded sample of the vendor's MCP server). */
const COMPONENT: RecordKind = {
	idOf: () => undefined,
	simplified(component) {
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
	parameters: [output, optionsOf(requestOptions)],
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
