import type { IDataObject } from 'n8n-workflow';
import type { Sought } from '../../core/node/look-up-source';

/**
 * Values that are searched for by keywords, one by one. For more, the whole list is read instead: what is found must have
 * all words (API reference: keywords, with implicit wildcards, in all attributes), so a search takes one value.
 */
const MOST_SEARCHES = 10;
/** What keywords are made of. Letters that have several spellings are left to the comparison. */
const WORDS = /[\w.-]+/g;
/** In an IPv6 address there may be more of them or fewer. */
const ZEROS = /^0*$/;

/** Values in one search. @param all how many there are */
export function sizeByKeywords(all: number): number {
	return all > MOST_SEARCHES ? all : 1;
}

/** The body of the search for one value, or for all records. */
export function bodyByKeywords([{ key }, ...others]: Sought[]): IDataObject {
	if (others.length > 0) return {};
	const words = (key.match(WORDS) ?? []).filter((word) => !ZEROS.test(word));
	return { keywords: words.join(' ') || key };
}
