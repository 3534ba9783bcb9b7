import { instantOf } from '../../../core/ocsf/instant';
import { vendorTime } from '../../../core/time/vendor-time';

test('a time is the same however many others were read before it', () => {
	const texts = ['2026-01-15T23:45:12Z', 'never', '1705307400', 'x'.repeat(100)];
	const others = Array.from({ length: 150 }, (_, index) => new Date(index * 1e9).toISOString());
	const given = [...texts, ...texts, 1_705_307_400, null, ...others, ...texts];
	expect(given.map(instantOf)).toEqual(given.map((one) => vendorTime(one)));
});
