import type { Story } from '../story.cts';

/** What other programs say at this port, and what a broken server says. */
const ANSWERS = {
	'a greeting of a mail server': '220 mail.example ESMTP\r\n',
	'a bad status line': 'HTTP/1.1 abc OK\r\n\r\n',
	'headers of 100 KB': `HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n{}`,
	'10,000 headers': `HTTP/1.1 200 OK\r\n${'x-many: 1\r\n'.repeat(10_000)}\r\n{}`,
	'a broken chunk': 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n',
	'two lengths': 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
	'a body longer than announced':
		'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n[1,2,3,4,5,6]',
};

/** Another program answers, or a broken server. */
export const answerIsNotHttp: Story[] = [
	{
		cases: [50, 51],
		promise: 'an answer that is not HTTP is an error that says so, never a shorter list, and ends nothing else',
		async story(subject) {
			const place = await subject.list.start();
			for (const [what, raw] of Object.entries(ANSWERS)) {
				place.vendor.setFaults([subject.fault({ raw })]);
				const { error, items } = await subject.list.read(place);
				expect([what, items, error?.name]).toEqual([what, [], 'NodeApiError']);
				expect(error?.message).not.toMatch(/unexpected|could not be completed/);
				place.vendor.setFaults([]);
				const { json } = await subject.list.read(place);
				expect([what, subject.list.ids(json)]).toEqual([what, subject.list.known(place)]);
			}
		},
	},
];
