/**
 * Why a value that is not found may be there nevertheless.
 * @param values e.g. `names` @param spellings in which Armis was asked for this one
 */
export function unsure(values: string, spellings: string): string {
	return `It is not documented how Armis compares ${values}. It was asked for this one ${spellings}; in another spelling it may be there.`;
}
