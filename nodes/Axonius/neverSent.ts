import { InputError } from '../../core/errors/input-error';

/** Calls that wipe a type of assets, or the whole system. No workflow should be one expression away from them. */
const WIPES = /^(destroy|factory_reset)\b/i;
const ASSET_TYPE = /^[a-z]\w*$/i;

/** @throws InputError for a path that wipes, however it is spelled: with dots, backslashes, or escapes, also twice over */
export function refuseWiping(typed: string): void {
	// As it will be sent: the URL parser resolves dots, turns backslashes round, and drops tabs and line ends.
	const sent = URL.canParse(typed, 'https://any.invalid') ? new URL(typed, 'https://any.invalid').pathname : typed;
	const segments = unescaped(sent).split(/[/\\]/);
	if (!segments.some((segment) => WIPES.test(segment.trim()))) return;
	throw new InputError(
		'this request deletes all assets or resets the system, and is not sent',
		'Do this in the console of Axonius, if it really has to be done.',
	);
}

/**
 * An asset type as it may stand in a path. In API v1 types stand beside all other calls, and some servers read an
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
