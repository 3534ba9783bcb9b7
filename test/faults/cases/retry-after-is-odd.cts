import { systemClock } from '../../../core/clock';
import { timeOf } from '../../contract/subject.cts';
import type { Story } from '../story.cts';

const WAIT_MS = 20_000;
/** A pause ends a little later than asked for, at random; dates have no milliseconds. */
const MOST_MS = 40_000;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The three forms of RFC 9110, section 5.6.7. */
const FORMS: Array<(date: Date) => string> = [
	(date) => date.toUTCString(),
	(date) => {
		const [, day, month, year, time] = date.toUTCString().split(/,? /);
		return `${DAYS[date.getUTCDay()]}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
	},
	(date) => {
		const [weekday, day, month, year, time] = date.toUTCString().split(/,? /);
		return `${weekday} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
	},
];
const ODD = ['', 'abc', '-1', '99999999999', '5, 7', '1.5'];

/** Retry-After is not a plain number of seconds. */
export const retryAfterIsOdd: Story[] = [
	{
		cases: [37],
		promise: 'a date in any form is waited for, and one that is past is not',
		async story(subject) {
			for (const form of FORMS) {
				for (const [ahead, least, most] of [
					[WAIT_MS + 1_000, WAIT_MS, MOST_MS],
					[-60_000, 0, 10_000],
				]) {
					const place = await subject.list.start(3);
					const date = form(new Date(systemClock.now() + ahead));
					const answer = { status: 429, headers: { 'retry-after': date } };
					place.vendor.setFaults([subject.fault(answer, { times: 1 })]);
					const passed = await timeOf(async () => {
						expect((await subject.list.read(place)).json).toHaveLength(3);
					});
					expect([date, passed >= least - 1_000, passed <= most]).toEqual([date, true, true]);
				}
			}
		},
	},
	{
		cases: [38],
		promise: 'what cannot be read is a pause of our own, neither none at all nor an endless one',
		async story(subject) {
			for (const header of ODD) {
				const place = await subject.list.start(3);
				const answer = { status: 429, headers: { 'retry-after': header } };
				place.vendor.setFaults([subject.fault(answer, { times: 1 })]);
				const passed = await timeOf(async () => {
					expect((await subject.list.read(place)).json).toHaveLength(3);
				});
				expect([header, passed > 0, passed < MOST_MS]).toEqual([header, true, true]);
				expect(subject.asked(place).length).toBeLessThanOrEqual(3);
			}
		},
	},
];
