import type { Story } from '../story.cts';

const bytes = (buffer: Buffer) => ({ status: 200, bodyBase64: buffer.toString('base64') });
const JSON_TYPE = { 'content-type': 'application/json' };
const WEB_PAGE = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' };

/** An answer is no JSON, or has keys that mean something to JavaScript. */
export const answerIsNotJson: Story[] = [
	{
		cases: [53, 55],
		promise: 'an answer that is not JSON is an error that says what it is, and is not asked for again',
		async story(subject) {
			const place = await subject.list.start();
			const says = subject.list.declaration.takesFiles ? JSON_TYPE : {};
			for (const [answer, words] of [
				[WEB_PAGE, 'the answer is a web page, not JSON'],
				[{ status: 200, body: '{"a":1,}' }, 'the answer is not valid JSON'],
				[bytes(Buffer.from('\ufeff{"a":1}', 'utf16le')), 'the answer is not UTF-8 text'],
				[bytes(Buffer.from('{"a":"é"}', 'latin1')), 'the answer is not UTF-8 text'],
				[bytes(Buffer.from('{"a":"\0"}')), 'the answer is not valid JSON'],
			] as const) {
				place.vendor.resetCounters();
				place.vendor.setFaults([subject.fault({ headers: says, ...answer })]);
				const { error, items } = await subject.list.read(place);
				expect(items).toEqual([]);
				expect(error?.message).toContain(words);
				expect(subject.asked(place)).toHaveLength(1);
			}
		},
	},

	{
		cases: [62],
		promise: 'hostile keys are data',
		async story(subject) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault({ status: 200, body: '{"__proto__":{"polluted":true},"constructor":1}' })]);
			await subject.send(place, '/x');
			await subject.list.read(place);
			expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		},
	},
];
