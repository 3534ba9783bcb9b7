/**
 * An asset as the API shows it: flat, with dotted keys [CODE]. A field can be a list in one asset and a single
 * value in another, or a number in one and a text in another; empty lists and nulls exist [CODE].
 */
export interface Asset extends Readonly<Record<string, unknown>> {
	/** 32 hex digits. */
	readonly internal_axon_id: string;
	/** With duplicates: one entry for each adapter record [CODE]. */
	readonly adapters: string[];
	readonly adapter_list_length: number;
	/** Tags; missing when there are none [CODE]. */
	readonly labels?: string[];
}

/** The values that a test gives an asset; keys are dotted. */
export type AssetValues = Record<string, unknown>;

/** The values that a test gives an alert finding. Other keys are dotted field names. */
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

/** The prefix of every field of an adapter record. */
export const DATA = 'specific_data.data.';
