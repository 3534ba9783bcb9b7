import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Tenant } from './setting.cts';

/** Parameters of Get Many with filters, of all records. */
export function list(resource: string, filters: IDataObject, more: IDataObject = {}): INodeParameters {
	return { resource, operation: 'getAll', returnAll: true, filters, ...more } as INodeParameters;
}

/** One filter: what is chosen, what is sent to the service, and which records are expected. */
export interface Case<Row> {
	filters: IDataObject | ((vendor: Tenant['vendor']) => IDataObject);
	sent: (vendor: Tenant['vendor']) => unknown;
	due: (row: Row, vendor: Tenant['vendor']) => boolean;
}

/** What is chosen, for this installation. */
export function chosen<Row>({ filters }: Case<Row>, vendor: Tenant['vendor']): IDataObject {
	return typeof filters === 'function' ? filters(vendor) : filters;
}

/** Whether a time is between two times of the day on which the records of the simulator end, both included. */
export function within(time: string, from: string, to: string): boolean {
	const at = Date.parse(time);
	return at >= Date.parse(`2026-01-15T${from}:00Z`) && at <= Date.parse(`2026-01-15T${to}:00Z`);
}
