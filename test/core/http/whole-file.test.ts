import type { BodyStream } from '../../../core/http/read-body';
import { checkArrived, lengthOfFile } from '../../../core/http/whole-file';
import { expectRows } from '../../harness/rows';

type Headers = Record<string, unknown>;

const body = {} as BodyStream;
const UNPROVABLE = 'so an incomplete file could not be recognized';

test('A file is accepted where its end can be recognized: by its length, or by chunks', async () => {
	await expectRows<Headers>(
		[
			[{ 'content-length': '7' }, 7],
			[{ 'content-length': '0' }, 0],
			[{ 'transfer-encoding': 'Chunked' }, undefined],
			[{ 'content-length': '7', 'content-encoding': 'identity' }, 7],
			[{}, `the service does not say how long the file is, ${UNPROVABLE}`],
			[{ 'content-length': 'x' }, `the service does not say how long the file is, ${UNPROVABLE}`],
			[{ 'content-length': '7', 'content-range': 'bytes 0-6/9' }, 'the service sent only a part of the file'],
			[
				{ 'content-length': '7', 'content-encoding': 'gzip' },
				`the service sent the file compressed, although it was asked not to, ${UNPROVABLE}`,
			],
		],
		(headers) => lengthOfFile({ statusCode: 200, headers, body }, 'service'),
	);
	expect(() => lengthOfFile({ statusCode: 206, headers: { 'content-length': '7' }, body }, 'service')).toThrow(
		'a part',
	);
});

test('As many bytes must arrive as were announced', async () => {
	await expectRows<[bytes: number, announced?: number]>(
		[
			[[3, 7], '3 bytes of the file arrived instead of 7'],
			[[8, 7], `the service sent the file compressed, although it was asked not to, ${UNPROVABLE}`],
			[[7, 7], undefined],
			[[3, undefined], undefined],
		],
		([bytes, announced]) => checkArrived(bytes, announced, 'service'),
	);
});
