import { InputError } from '../../core/errors/input-error';

/** Calls that delete all assets of a type, or reset the system. A mistake in an expression must never send one. */
const WIPES = /^(destroy|factory_reset)\b/i;
const ASSET_TYPE = /^[a-z]\w*$/i;

/** @throws InputError for a path that wipes, in any spelling: with dots, backslashes, or escapes, also escaped twice */
export function refuseWiping(typed: string): void {
	// As it will be sent: the URL parser resolves dots, changes backslashes to slashes, and drops tabs and line ends.
	const sent = URL.canParse(typed, 'https://any.invalid') ? new URL(typed, 'https://any.invalid').pathname : typed;
	const segments = unescaped(sent).split(/[/\\]/);
	if (!segments.some((segment) => WIPES.test(segment.trim()))) return;
	throw new InputError(
		'this request deletes all assets or resets the system, and is not sent',
		'Do this in the Axonius console, if it is really necessary.',
	);
}

/**
 * An asset type that may be part of a path. In API v1 the types are beside all other calls, and some servers read an
 * escaped slash as a slash. @throws InputError
 */
export function asAssetType(typed: string): string {
	if (ASSET_TYPE.test(typed)) {
		refuseWiping(typed);
		return typed;
	}
	throw new InputError(
		`"${typed}" is not an asset type`,
		'Asset types have letters, digits and underscores, as in vulnerability_instances. Choose it from the list to be sure.',
	);
}

/** Without escapes, and without escapes of escapes. */
function unescaped(text: string): string {
	const plain = text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return plain === text ? text : unescaped(plain);
}
