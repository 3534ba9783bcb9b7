import { SEVERITY } from '../../../core/ocsf/captions';
import { AUTHENTICATION, DETECTION_FINDING } from '../../../core/ocsf/classes';
import { EventMapper } from '../../../core/ocsf/event';
import { NotMapped } from '../../../core/ocsf/not-mapped';
import { always, from } from '../../../core/ocsf/sources';
import type { EventTable } from '../../../core/ocsf/table';
import { choice, latest } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { expectRows } from '../../harness/rows';

const READ_AT = Date.UTC(2026, 10, 30);
const TABLE: EventTable = {
	class: DETECTION_FINDING,
	activity: ({ state }) => (state === undefined ? 1 : { id: 99, caption: String(state) }),
	product: { name: 'Product', vendor: 'Vendor', feature: 'API v1' },
	log: 'alerts',
	time: from(['raised', 'span.first'], latest),
	uid: ({ id }) => (id === undefined ? undefined : `product:alert:${String(id)}`),
	message: ({ title, id }) => [title, id, null, { not: 'a text' }],
	attributes: {
		severity: from('severity', choice(SEVERITY, { low: 2 })),
		'finding_info.uid': from('id'),
		'finding_info.title': from('title'),
		'finding_info.analytic.name': from('rule'),
		'finding_info.analytic.category': from('kind'),
		'metadata.event_code': from('code'),
		'metadata.log_provider': always('engine'),
	},
};

function eventOf(row: Row, more: Partial<EventTable> = {}) {
	return new EventMapper({ ...TABLE, ...more }).eventOf(row, { url: 'https://acme.example', readAt: READ_AT });
}

test('an event says what it is in numbers and in words', () => {
	expect(
		eventOf({ id: 7, title: 'Odd  log-in\nat night', raised: '2026-01-15T08:30:00Z', severity: 'Low', x: { y: 1 } }),
	).toEqual({
		message: 'Odd log-in at night 7',
		time: Date.UTC(2026, 0, 15, 8, 30),
		class_uid: 2004,
		class_name: 'Detection Finding',
		category_uid: 2,
		category_name: 'Findings',
		activity_id: 1,
		activity_name: 'Create',
		type_uid: 200401,
		type_name: 'Detection Finding: Create',
		severity_id: 2,
		severity: 'Low',
		finding_info: { uid: '7', title: 'Odd  log-in\nat night' },
		metadata: {
			version: '1.8.0',
			product: {
				name: 'Product',
				vendor_name: 'Vendor',
				feature: { name: 'API v1' },
				url_string: 'https://acme.example',
			},
			uid: 'product:alert:7',
			original_time: '2026-01-15T08:30:00Z',
			log_name: 'alerts',
		},
		unmapped: { x: { y: 1 } },
	});
});

test('what a record does not say is unknown, and never made up', () => {
	const event = eventOf({ id: 7, state: 'muted', code: 'A7' }, { product: { name: 'Product', vendor: 'Vendor' } });
	expect(event).toMatchObject({
		...{ time: READ_AT, severity_id: 0, severity: 'Unknown' },
		...{ activity_id: 99, activity_name: 'muted', type_uid: 200499, type_name: 'Detection Finding: Other' },
	});
	expect((event as Row).metadata).toEqual({
		version: '1.8.0',
		product: { name: 'Product', vendor_name: 'Vendor', url_string: 'https://acme.example' },
		uid: 'product:alert:7',
		log_name: 'alerts',
		event_code: 'A7',
		log_provider: 'engine',
	});
	expect((event as Row).unmapped).toEqual({ state: 'muted' });
});

test('a record without what its class requires has a reason instead of an event', async () => {
	const signIn: Partial<EventTable> = {
		class: AUTHENTICATION,
		attributes: { 'user.domain': from('domain'), 'service.name': from('service') },
	};
	const named: EventTable['attributes'] = { 'user.name': from('user'), 'service.name': from('service') };
	await expectRows<[Row, Partial<EventTable>]>(
		[
			[[{ title: 'x' }, {}], 'the attribute finding_info would have no name or ID'],
			[[{ other: 'x' }, {}], 'the attribute finding_info has no value'],
			[[{ domain: 'x', service: 'ssh' }, signIn], 'the attribute user would have no name or ID'],
			[[{ user: 'kim' }, { ...signIn, attributes: named }], 'the attribute service or dst_endpoint has no value'],
		],
		([row, more]) => {
			const event = eventOf(row, more);
			return event instanceof NotMapped ? event.reason : event;
		},
	);
});

test('what stands in an object that is left out stays unmapped', () => {
	const { finding_info: finding, unmapped } = eventOf({ id: 7, kind: 'Behavior' }) as Row;
	expect([finding, unmapped]).toEqual([{ uid: '7' }, { kind: 'Behavior' }]);
});

test('the time of an event is also there as the product has written it, where several come as well', async () => {
	const [early, late] = ['2026-01-15T08:30:00Z', '2026-01-15T09:30:00.123456Z'];
	await expectRows<unknown>(
		[
			[early, [Date.parse(early), early, undefined]],
			[late, [Date.parse(late), late, undefined]],
			[
				[early, late],
				[Date.parse(late), late, { raised: [early, late] }],
			],
			['never', [READ_AT, undefined, { raised: 'never' }]],
		].map(([given, outcome]) => [given, outcome] as const),
		(raised) => {
			const { time, metadata, unmapped } = eventOf({ id: 7, raised } as Row) as Row;
			return [time, (metadata as Row).original_time, unmapped];
		},
	);
});

test('a time that is made of several values has no text of its own, and they stay unmapped', () => {
	const parts = [1_768_465_800, 5];
	const read = (given: unknown) => (Array.isArray(given) ? Number(given[0]) * 1_000 : undefined);
	const event = eventOf({ id: 7, raised: parts }, { time: from('raised', { ...latest, read }) }) as Row;
	expect([event.time, (event.metadata as Row).original_time]).toEqual([1_768_465_800_000, undefined]);
	expect(event.unmapped).toEqual({ raised: parts });
});

test('a title is one line of 250 characters at most, and never empty', async () => {
	const half = '🦆'.slice(0, 1);
	await expectRows<Row>(
		[
			[{ id: 7, title: `a\t\n${' '.repeat(300)}b` }, 'a b 7'],
			[{ id: 7, title: 'x'.repeat(300) }, `${'x'.repeat(249)}…`],
			[{ id: 7, title: `${'x'.repeat(248)}🦆🦆` }, `${'x'.repeat(248)}…`],
			[{ id: true, title: ' ' }, 'Detection Finding'],
		],
		(row) => {
			const message = String((eventOf(row) as Row).message);
			return message.includes(half) && !message.includes('🦆') ? 'half a character' : message;
		},
	);
});
