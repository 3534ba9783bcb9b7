import { InputError } from '../../core/errors/input-error';

/** Calls that delete all assets of a type, or reset the system. A mistake in an expression must never send one. */
const WIPES = /^(destroy|factory_reset)\b/i;
const ASSET_TYPE = /^[a-z]\w*$/i;

/** @param parts of the path that is sent, as any server may read them @throws InputError for one that wipes */
export function refuseWiping(parts: readonly string[]): void {
	if (!parts.some((part) => WIPES.test(part))) return;
	throw new InputError(
		'this request deletes all assets or resets the system, and is not sent',
		'Do this in the Axonius console, if it is really necessary.',
	);
}

/**
 * An asset type that may be part of a path, also from the words that the console shows: `Alert Findings` is
 * `alert_findings`. In API v1 the types are beside all other calls, and some servers read an
 * escaped slash as a slash. @throws InputError
 */
export function asAssetType(typed: string): string {
	const type = asPlain(typed);
	if (ASSET_TYPE.test(type)) {
		refuseWiping([type]);
		return type;
	}
	throw new InputError(
		`"${typed}" is not an asset type`,
		'Asset types have letters, digits and underscores, as in vulnerability_instances. Choose it from the list to be sure.',
	);
}

function asPlain(typed: string): string {
	return typed.toLowerCase().replace(/[ -]/g, '_');
}
