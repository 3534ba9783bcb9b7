import { pickFrom, mix } from '../kernel/random.cts';
import { personMail, personName } from '../shared-identities.cts';
import { columnSource, serialIds, timeAt, type RecordSeries } from './columns.cts';
import type { Dates } from './other-sources.cts';
import { v1Time } from './times.cts';
import { SEVERITIES } from './vocabulary.cts';

/** How many records the small kinds have: enough for several pages of ten. */
const FEW = 24;

/** Gives these kinds random numbers of their own, different from those of other records. */
const SMALL = 6;

type Column<Value> = (number: number) => Value;

/** The input of these kinds' columns. */
interface Made {
	id: Column<number>;
	time: Column<string>;
	pick(words: readonly string[], field: number): Column<string>;
	draw(number: number, field: number): number;
}

/** Risk factors, audit log, users and applications: only so that all kinds can be searched [CODE for the fields]. */
export function smallSources(seed: number, dates: Dates) {
	const series: RecordSeries = { ...dates, total: FEW, ...serialIds(1, FEW) };
	const draw = (number: number, field: number) => mix(seed, SMALL, number, field);
	const made: Made = {
		id: (number) => Number(series.idOf(number)),
		time: (number) => v1Time(timeAt(series, number)),
		pick: (words, field) => (number) => pickFrom(words, draw(number, field)),
		draw,
	};
	return {
		riskFactors: columnSource(riskFactorColumns(made), series),
		auditLog: columnSource(auditLogColumns(made), series),
		users: columnSource(userColumns(made, seed), series),
		applications: columnSource(applicationColumns(made), series),
	};
}

function riskFactorColumns({ id, time, pick, draw }: Made) {
	return {
		id,
		category: pick(['Configuration', 'Vulnerability', 'Behaviour'], 1),
		type: pick(['Default Password', 'Old System', 'Open Port'], 2),
		description: (number: number) => `Risk factor ${id(number)}`,
		score: (number: number) => draw(number, 3) % 11,
		severity: pick(SEVERITIES, 4),
		status: pick(['Open', 'Resolved', 'Ignored'], 5),
		firstSeen: time,
		lastSeen: time,
	};
}

function auditLogColumns({ id, time, pick }: Made) {
	return {
		id,
		action: pick(['Login', 'Update Policy', 'Resolve Alert'], 6),
		trigger: pick(['User', 'API'], 7),
		user: pick(['alice.meyer@acme.example', 'bob.tanaka@acme.example'], 8),
		userIp: (number: number) => `203.0.113.${id(number)}`,
		timeUtc: time,
		additionalInfo: () => ({ type: null, data: {} }),
	};
}

// The user with ID n is person n.
function userColumns({ id, time }: Made, seed: number) {
	return {
		id,
		name: (number: number) => personName(seed, id(number)),
		email: (number: number) => personMail(seed, id(number)),
		lastSeen: time,
	};
}

function applicationColumns({ id, time, pick }: Made) {
	return {
		id,
		name: pick(['Ledger', 'Scheduler', 'Viewer'], 9),
		vendor: pick(['Lattice', 'Northmark'], 10),
		version: (number: number) => `1.${id(number)}`,
		lastSeen: time,
	};
}
