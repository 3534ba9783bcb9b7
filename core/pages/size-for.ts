/** For a small limit: if the server ignores a filter, pages of one or two records would never end. */
const SMALLEST = 20;

/**
 * Records to ask for per page: as many as wished, not many more than are wanted, and at most the largest page.
 * @param wished the user's page size or the vendor's usual one
 * @param wanted records that the reader expects to need
 * @param largest records on a page that the vendor gives at most
 */
export function sizeFor(wished: number, wanted = Infinity, largest = Infinity): number {
	return Math.min(wished, Math.max(wanted, SMALLEST), largest);
}
