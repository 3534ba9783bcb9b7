/** What others have published lies beside the repository, and not in it: recorded answers, and the schema of OCSF. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SHARED = path.join(__dirname, '../../../shared');

/** A file or folder beside the repository. Where it is missing its tests are skipped, and the log says so. */
export function beside(name: string) {
	const place = path.join(SHARED, name);
	const isThere = existsSync(place);
	if (!isThere) console.warn(`${name} is not here (${place}): the tests that need it are skipped.`);
	return {
		place,
		isThere,
		/** `describe` and `test` where it is here. */
		describe: isThere ? describe : describe.skip,
		test: isThere ? test : test.skip,
		/** JSON: the file itself, or one in the folder. */
		json: (file = ''): unknown => JSON.parse(readFileSync(path.join(place, file), 'utf8')),
	};
}
