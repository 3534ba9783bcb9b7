import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import { isFields, jsonFields } from './body.cts';
import type { ArmisData } from './data.cts';
import { invalidField } from './errors.cts';
import type { CustomProperty } from './records.cts';
import { devicesBy, ID_SOURCES } from './v3-assets.cts';

/** The result of one item: 202 means accepted, anything else failed [CODE]; the other statuses and the words are [INVENTED]. */
interface Outcome {
	status: number;
	error?: string;
}

/** Answers `POST /assets/_bulk`: one result for each item, in the same order, independent of the others [CODE]. */
export function bulkUpdate(request: VendorRequest, data: ArmisData): Answer {
	const { asset_type, asset_id_source: source, items } = jsonFields(request);
	if (asset_type !== 'DEVICE') return invalidField('asset_type', 'unexpected value; permitted: DEVICE');
	if (!Object.hasOwn(ID_SOURCES, String(source))) return invalidField('asset_id_source', 'unexpected value');
	if (!Array.isArray(items) || items.length === 0) return invalidField('items', 'a list is needed');
	return { status: 200, body: { items: items.map((item: unknown) => change(item, String(source), data)) } };
}

function change(item: unknown, source: string, data: ArmisData): Outcome {
	if (!isFields(item)) return { status: 400, error: 'Not an item' };
	const { asset_id, key, operation, value } = item;
	const name = /^custom\.(.+)$/.exec(String(key))?.[1];
	const property = data.customProperties.find((known) => known.name === name);
	if (!property) return { status: 400, error: `Unknown custom property: ${String(key)}` };
	if (operation !== 'SET' && operation !== 'UNSET') return { status: 400, error: 'Unknown operation' };
	const wrong = operation === 'SET' ? complaint(property, value) : undefined;
	if (wrong) return { status: 400, error: wrong };
	const assets = devicesBy(source, [String(asset_id)], data) ?? [];
	if (assets.length === 0) return { status: 404, error: `Asset ${String(asset_id)} not found` };
	for (const { device } of assets) {
		const { [property.name]: _old, ...others } = device.customProperties;
		const customProperties = operation === 'SET' ? { ...others, [property.name]: value } : others;
		data.updateDevice(device.id, { customProperties });
	}
	return { status: 202 };
}

function complaint({ type, allowed_values }: CustomProperty, value: unknown): string | undefined {
	if (value === undefined || value === null) return 'A value is needed';
	if (type === 'integer' && !Number.isInteger(value)) return 'The value is no integer';
	if (type === 'boolean' && typeof value !== 'boolean') return 'The value is no boolean';
	if (type === 'string' && typeof value !== 'string') return 'The value is no text';
	return allowed_values && !allowed_values.includes(String(value)) ? 'The value is not allowed' : undefined;
}
