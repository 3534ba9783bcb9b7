/** Query parameters. A list repeats its name; `undefined` leaves the parameter out. */
export type Query = Record<string, string | number | boolean | Array<string | number> | undefined>;

/** `url` with the parameters added, spaces as %20: not every server reads a plus sign as a space. */
export function withQuery(url: URL, query: Query = {}): URL {
	const full = new URL(url);
	const parameters = new URLSearchParams(full.search);
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined) continue;
		parameters.delete(name);
		for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
	}
	full.search = parameters.toString().replace(/\+/g, '%20');
	return full;
}
