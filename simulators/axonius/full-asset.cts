import type { Asset } from './records.cts';
import { specificData } from './rows.cts';

/** One asset read alone: every field, and the raw records behind it. The shape has not been seen in v2 [INVENTED]. */
export function fullAsset(asset: Asset): Record<string, unknown> {
	return { ...asset, specific_data: specificData(asset) };
}

/**
 * One asset as v1 gives it: `adapters` are objects here, where a list gives names
 * [CODE GSO, recorded after the integrator's own changes].
 */
export function fullAssetV1(asset: Asset): Record<string, unknown> {
	const { internal_axon_id, labels = [] } = asset;
	return { internal_axon_id, labels, adapters: specificData(asset), notes: [] };
}
