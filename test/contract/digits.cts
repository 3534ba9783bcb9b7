/** What every number promises that JavaScript cannot hold: no digit of it is lost, on the way in or out. */
import type { INodeParameters } from 'n8n-workflow';
import type { FaultAnswer } from '../../simulators/kernel/fault.cts';
import type { Place } from './declaration.cts';
import type { List, Subject } from './subject.cts';

/** Two numbers that are one and the same as JavaScript numbers. */
const IDS = ['9912140633506419', '9912140633506421'];
const LONG = '7615917337495251231';

/** Registers the tests. */
export function testDigits(subject: Subject): void {
	test('is sent as it was typed in the body of API Request, also for each page of a list', async () => {
		const body = `{"assetId":${LONG},"deep":[{"n":-${LONG}.5}],"text":"${LONG}"}`;
		for (const paginate of [false, true]) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault(answered('[]'))]);
			const { error } = await subject.send(place, '/x', { method: 'POST', body, paginate, returnAll: true });
			expect(error).toBeUndefined();
			expect(subject.asked(place).map((request) => request.body)).toEqual([body]);
		}
	});

	test('is a text with all its digits in the items of API Request, and no record is taken for another [case 63]', async () => {
		for (const paginate of [false, true]) {
			const place = await subject.start();
			place.vendor.setFaults([subject.fault(answered(`[${IDS.map((id) => `{"id":${id},"n":1e400}`).join()}]`))]);
			const { json } = await subject.send(place, '/x', { paginate, returnAll: true });
			expect(json).toEqual(IDS.map((id) => ({ id, n: '1e400' })));
		}
	});

	test.each(subject.lists.map((list) => [list.key, list] as const))(
		'as an ID of %s tells records apart, in items and in files [case 63]',
		async (_, list) => {
			const place = await list.start(3);
			const [first, second] = list.known(place);
			place.vendor.setFaults([subject.fault(withIds(list, [first, second]))]);
			const { json, error } = await list.read(place, { output: 'raw' });
			expect(error).toBeUndefined();
			expect(list.ids(json)).toEqual(expect.arrayContaining(IDS));
			if (!list.exportKey) return;
			for (const format of ['ndjson', 'json', 'csv']) {
				const file = await fileOf(subject, list, place, { format, output: 'raw' });
				expect(IDS.filter((id) => !file.includes(id))).toEqual([]);
			}
		},
	);
}

function answered(body: string): FaultAnswer {
	return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

/** The records with these IDs have long numbers instead. */
function withIds({ declaration: { idField } }: List, ids: unknown[]): FaultAnswer {
	const named = (id: string) => `"${idField}":${id}`;
	return { rewrite: Object.fromEntries(ids.map((id, index) => [named(JSON.stringify(id)), named(IDS[index])])) };
}

async function fileOf(subject: Subject, list: List, place: Place, more: INodeParameters): Promise<string> {
	const [resource, operation] = list.exportKey!.split(' ');
	const own = { ...(await subject.parameters(place, list.exportKey!)), resource, operation };
	const result = await place.run({ ...(await list.parameters(place)), ...own, ...more });
	return String(await result.binary(result.items[0]));
}
