import { sizeFor } from '../../../core/pages/size-for';

test.each([
	['as large as wished', 100, undefined, undefined, 100],
	['not much larger than what is wanted', 100, 30, undefined, 30],
	['not as small as a small limit, since an ignored filter would need thousands of pages', 100, 2, undefined, 20],
	['as small as wished, whatever is wanted', 5, 2, undefined, 5],
	['at most what the vendor gives', 5_000, undefined, 1_000, 1_000],
])('a page is %s', (_, wished, wanted, largest, size) => {
	expect(sizeFor(wished, wanted, largest)).toBe(size);
});
