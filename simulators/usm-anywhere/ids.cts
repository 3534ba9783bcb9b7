import { recordIds, type RecordIds } from '../kernel/record-id.cts';

/** All ids that the data of one simulator can have. */
export interface IdFamilies {
	alarms: RecordIds;
	events: RecordIds;
	sensors: string[];
	/** Label ids; the API has no call that lists them [DOC]. */
	labels: string[];
	assets: string[];
}

/** The ids of a seed. The numbers make the kinds of ids different; the counts are like those of a small deployment. */
export function idFamilies(seed: number): IdFamilies {
	const firstOf = (family: number, count: number) => {
		const ids = recordIds(seed, family);
		return Array.from({ length: count }, (_, number) => ids.of(number));
	};
	return {
		alarms: recordIds(seed, 1),
		events: recordIds(seed, 2),
		sensors: firstOf(3, 3),
		labels: firstOf(4, 4),
		assets: firstOf(5, 7),
	};
}
