import { pickFrom, mix } from '../kernel/random.cts';
import type { RecordSource } from '../kernel/record-set.cts';
import {
	machineAddress,
	machineDomainName,
	machineMac,
	machineName,
	machineSerial,
	machineSystem,
	type System,
} from '../shared-identities.cts';
import { columnSource, serialIds, timeAt, type Columns, type RecordSeries } from './columns.cts';
import { FIRST_DEVICE } from './relations.cts';
import type { Device } from './records.cts';
import { v1Time } from './times.cts';
import { BOUNDARIES, COMPUTER_KINDS, DEVICE_KINDS, IMPACTS, SENSORS, SITES, SYSTEMS, TAGS } from './vocabulary.cts';

/** Gives devices random numbers of their own, different from those of other records. */
const DEVICE = 2;

/** The longest time between the first and the last time that a device is seen. */
const LONGEST_KNOWN_MS = 90 * 24 * 3_600_000;

/** The machine that device 0 is. */
const FIRST_MACHINE = 50;

/** Devices from their numbers; 0 is the one that was seen last. */
export function deviceSource(seed: number, series: Omit<RecordSeries, 'idOf' | 'numberOf'>) {
	const whole: RecordSeries = { ...series, ...serialIds(FIRST_DEVICE, series.total) };
	return columnSource(deviceColumns(seed, whole), whole) satisfies RecordSource<Device>;
}

type Draw = (number: number, field: number) => number;

/** The fields of a device. They also fill in what an added device was not given. */
export function deviceColumns(seed: number, series: RecordSeries): Columns<Device> {
	const draw: Draw = (number, field) => mix(seed, DEVICE, number, field);
	const idOf = (number: number) => Number(series.idOf(number));
	return { ...identityColumns(draw, idOf, seed), ...stateColumns(draw), ...timeColumns(draw, idOf, series) };
}

/** The machine that a device is, which other products may know: every second one. All others are only known here. */
function machineOf(number: number): number | undefined {
	return number % 2 === 0 ? FIRST_MACHINE + number / 2 : undefined;
}

/** The names and identifiers of a device. */
function identityColumns(draw: Draw, idOf: (number: number) => number, seed: number) {
	const either = <T,>(number: number, shared: (machine: number) => T, own: () => T): T => {
		const machine = machineOf(number);
		return machine === undefined ? own() : shared(machine);
	};
	const kindOf = (number: number) =>
		pickFrom(machineOf(number) === undefined ? DEVICE_KINDS : COMPUTER_KINDS, draw(number, 1));
	const systemOf = (number: number) =>
		either(
			number,
			(machine) => systemWords(machineSystem(seed, machine)),
			() => pickFrom(SYSTEMS, draw(number, 2)),
		);
	const nameOf = (number: number) =>
		either(number, machineName, () => `${kindOf(number)[1].toLowerCase().replaceAll(' ', '-')}-${idOf(number)}`);
	const domainNameOf = (number: number) => either(number, machineDomainName, () => `${nameOf(number)}.acme.example`);
	return {
		id: idOf,
		name: nameOf,
		names: (number: number) => `${nameOf(number)}, ${domainNameOf(number)}`,
		displayTitle: nameOf,
		category: (number: number) => kindOf(number)[0],
		type: (number: number) => kindOf(number)[1],
		typeEnum: (number: number) => kindOf(number)[1].toUpperCase().replaceAll(' ', '_'),
		manufacturer: (number: number) => kindOf(number)[2],
		model: (number: number) => kindOf(number)[3],
		operatingSystem: (number: number) => systemOf(number)[0],
		operatingSystemVersion: (number: number) => systemOf(number)[1],
		ipAddress: (number: number) =>
			either(
				number,
				(machine) => machineAddress(seed, machine),
				() => address(draw(number, 5)),
			),
		ipv6: (number: number) => ipv6Of(draw(number, 6)),
		macAddress: (number: number) =>
			either(
				number,
				(machine) => machineMac(seed, machine),
				() => macAddress(draw(number, 7), draw(number, 8)),
			),
		serialNumber: (number: number) =>
			either(
				number,
				(machine) => machineSerial(seed, machine),
				() => `SN-${draw(number, 20).toString(36).toUpperCase()}`,
			),
		plcModule: (number: number) => (kindOf(number)[1] === 'PLCs' ? 'CPU 40-2' : null),
		firmwareVersion: (number: number) => (draw(number, 21) % 2 ? null : `v${draw(number, 21) % 9}.2`),
	};
}

function systemWords({ family, version }: System): readonly [name: string, version: string] {
	return [family === 'OS X' ? 'macOS' : family, version];
}

/** The location of a device, and what is known about it. */
function stateColumns(draw: Draw) {
	const siteOf = (number: number) => pickFrom(SITES, draw(number, 3));
	return {
		site: (number: number) => ({ name: siteOf(number)[0], location: siteOf(number)[1] }),
		sensor: (number: number) => ({ name: pickFrom(SENSORS, draw(number, 9)), type: 'Virtual Collector' }),
		boundaries: (number: number) => BOUNDARIES.filter((_, index) => (draw(number, 10) >> index) % 2 === 0).join(', '),
		tags: (number: number) => TAGS.filter((_, index) => (draw(number, 11) >> (2 * index)) % 4 === 0),
		riskLevel: (number: number) => draw(number, 12) % 101,
		businessImpact: (number: number) => pickFrom(IMPACTS, draw(number, 13)),
		purdueLevel: (number: number) => [0, 1, 2, 3, 3.5, 4][draw(number, 14) % 6],
		visibility: (number: number) => (draw(number, 15) % 8 === 0 ? 'Limited' : 'Full'),
		accessSwitch: (number: number) => (draw(number, 17) % 2 ? null : `switch-${draw(number, 17) % 30}`),
		userIds: (number: number) => (draw(number, 18) % 2 ? [] : [100 + (draw(number, 18) % 40)]),
		customProperties: (number: number) => (draw(number, 19) % 4 ? {} : { Size: draw(number, 19) % 50 }),
	};
}

/** When a device was seen, and by which source. */
function timeColumns(draw: Draw, idOf: (number: number) => number, series: RecordSeries) {
	const lastSeen = (number: number) => timeAt(series, number);
	const firstSeen = (number: number) => lastSeen(number) - (draw(number, 4) % LONGEST_KNOWN_MS);
	return {
		firstSeen: (number: number) => v1Time(firstSeen(number), 3),
		lastSeen: (number: number) => v1Time(lastSeen(number), draw(number, 16) % 1000),
		dataSources: (number: number) => [
			{ name: 'Traffic Inspection', types: ['Traffic'], lastSeen: v1Time(lastSeen(number)) },
		],
		// The only time in another format [CODE].
		protections: (number: number) => [
			{
				protectionName: 'Endpoint Agent',
				deviceId: idOf(number),
				creationTime: new Date(firstSeen(number)).toUTCString(),
			},
		],
	};
}

function ipv6Of(draw: number): string[] {
	return draw % 3 ? [] : [`2001:db8::${(draw >>> 8).toString(16).slice(0, 4)}`];
}

// So few addresses that several devices can share one, as the guide warns [DOC].
function address(draw: number): string {
	return `10.${draw % 4}.${(draw >>> 4) % 16}.${(draw >>> 12) % 254}`;
}

function macAddress(high: number, low: number): string {
	const digits = (high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')).slice(-12);
	return digits.match(/../g)?.join(':') ?? '';
}
