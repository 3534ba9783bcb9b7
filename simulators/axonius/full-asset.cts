import type { Asset } from './records.cts';
import { specificData } from './rows.cts';

/** One asset, read alone: all fields, and its raw records. The shape in v2 is not known [INVENTED]. */
export function fullAsset(asset: Asset): Record<string, unknown> {
	return { ...asset, specific_data: specificData(asset) };
}

/**
 * One asset as in v1: `adapters` are objects here; a list has names
 * [CODE GSO, recorded after the integrator's own changes].
 */
export function fullAssetV1(asset: Asset): Record<string, unknown> {
	const { internal_axon_id, labels = [] } = asset;
	return { internal_axon_id, labels, adapters: specificData(asset), notes: [] };
}
