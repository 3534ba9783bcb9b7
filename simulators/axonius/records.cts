/**
 * An asset as its owner sees it: flat, with dotted keys [CODE]. A field that a list has for one asset is a single
 * value for another, a number here is a text there; empty lists and nulls occur [CODE].
 */
export interface Asset extends Readonly<Record<string, unknown>> {
	/** 32 hex digits. */
	readonly internal_axon_id: string;
	/** With repeats: one entry for each adapter record [CODE]. */
	readonly adapters: string[];
	readonly adapter_list_length: number;
	/** Tags; missing when there are none [CODE]. */
	readonly labels?: string[];
}

/** What a test says about an asset; keys are dotted. */
export type AssetValues = Record<string, unknown>;

/** What a test says about an alert finding. Other keys are dotted field names. */
export interface FindingValues extends AssetValues {
	internal_axon_id?: string;
	/** When it was triggered, in milliseconds since 1970. Default: now. */
	triggeredAt?: number;
	finding_name?: string;
	/** `low`, `medium`, `high` or `critical`. */
	finding_severity?: string;
	/** E.g. `open`. */
	status?: string;
}

/** The type of assets that alerts are. */
export const FINDINGS = 'alert_findings';

/** What stands before every field of an adapter record. */
export const DATA = 'specific_data.data.';
