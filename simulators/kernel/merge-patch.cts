/** Applies a JSON merge patch (RFC 7396): objects merge, `null` removes, anything else replaces. The input is not changed. */
export function mergePatch(target: unknown, patch: unknown): unknown {
	if (!isPlainObject(patch)) return patch;
	const merged: Record<string, unknown> = isPlainObject(target) ? { ...target } : {};
	for (const [key, value] of Object.entries(patch)) {
		if (value === null) delete merged[key];
		else merged[key] = mergePatch(merged[key], value);
	}
	return merged;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
