import { cardOf, mix } from '../kernel/random.cts';
import type { RecordSource } from '../kernel/record-set.cts';
import { columnSource, serialIds, timeAt, type Columns, type Place } from './columns.cts';
import { FIRST_DEVICE } from './relations.cts';
import type { Device } from './records.cts';
import { v1Time } from './times.cts';
import { BOUNDARIES, DEVICE_KINDS, IMPACTS, SENSORS, SITES, SYSTEMS, TAGS } from './vocabulary.cts';

/** Keeps the draws of devices apart from those of other records. */
const DEVICE = 2;

/** A device is known for at most this long before it was last seen. */
const LONGEST_KNOWN_MS = 90 * 24 * 3_600_000;

/** Devices from their numbers, 0 being the one seen last. */
export function deviceSource(seed: number, place: Omit<Place, 'idOf' | 'numberOf'>) {
	const whole: Place = { ...place, ...serialIds(FIRST_DEVICE, place.total) };
	return columnSource(deviceColumns(seed, whole), whole) satisfies RecordSource<Device>;
}

type Draw = (number: number, field: number) => number;

/** The fields of a device; an added one draws those it was not given from here as well. */
export function deviceColumns(seed: number, place: Place): Columns<Device> {
	const draw: Draw = (number, field) => mix(seed, DEVICE, number, field);
	const idOf = (number: number) => Number(place.idOf(number));
	return { ...identityColumns(draw, idOf), ...stateColumns(draw), ...timeColumns(draw, idOf, place) };
}

/** What a device is called, and how it is recognised. */
function identityColumns(draw: Draw, idOf: (number: number) => number) {
	const kindOf = (number: number) => cardOf(DEVICE_KINDS, draw(number, 1));
	const systemOf = (number: number) => cardOf(SYSTEMS, draw(number, 2));
	const nameOf = (number: number) => `${kindOf(number)[1].toLowerCase().replaceAll(' ', '-')}-${idOf(number)}`;
	return {
		id: idOf,
		name: nameOf,
		names: (number: number) => `${nameOf(number)}, ${nameOf(number)}.acme.example`,
		displayTitle: nameOf,
		category: (number: number) => kindOf(number)[0],
		type: (number: number) => kindOf(number)[1],
		typeEnum: (number: number) => kindOf(number)[1].toUpperCase().replaceAll(' ', '_'),
		manufacturer: (number: number) => kindOf(number)[2],
		model: (number: number) => kindOf(number)[3],
		operatingSystem: (number: number) => systemOf(number)[0],
		operatingSystemVersion: (number: number) => systemOf(number)[1],
		ipAddress: (number: number) => address(draw(number, 5)),
		ipv6: (number: number) => ipv6Of(draw(number, 6)),
		macAddress: (number: number) => macAddress(draw(number, 7), draw(number, 8)),
		serialNumber: (number: number) => `SN-${draw(number, 20).toString(36).toUpperCase()}`,
		plcModule: (number: number) => (kindOf(number)[1] === 'PLCs' ? 'CPU 40-2' : null),
		firmwareVersion: (number: number) => (draw(number, 21) % 2 ? null : `v${draw(number, 21) % 9}.2`),
	};
}

/** Where a device stands, and what is known about it. */
function stateColumns(draw: Draw) {
	const siteOf = (number: number) => cardOf(SITES, draw(number, 3));
	return {
		site: (number: number) => ({ name: siteOf(number)[0], location: siteOf(number)[1] }),
		sensor: (number: number) => ({ name: cardOf(SENSORS, draw(number, 9)), type: 'Virtual Collector' }),
		boundaries: (number: number) => BOUNDARIES.filter((_, place) => (draw(number, 10) >> place) % 2 === 0).join(', '),
		tags: (number: number) => TAGS.filter((_, place) => (draw(number, 11) >> (2 * place)) % 4 === 0),
		riskLevel: (number: number) => draw(number, 12) % 101,
		businessImpact: (number: number) => cardOf(IMPACTS, draw(number, 13)),
		purdueLevel: (number: number) => [0, 1, 2, 3, 3.5, 4][draw(number, 14) % 6],
		visibility: (number: number) => (draw(number, 15) % 8 === 0 ? 'Limited' : 'Full'),
		accessSwitch: (number: number) => (draw(number, 17) % 2 ? null : `switch-${draw(number, 17) % 30}`),
		userIds: (number: number) => (draw(number, 18) % 2 ? [] : [100 + (draw(number, 18) % 40)]),
		customProperties: (number: number) => (draw(number, 19) % 4 ? {} : { Size: draw(number, 19) % 50 }),
	};
}

/** When a device was seen, and by what. */
function timeColumns(draw: Draw, idOf: (number: number) => number, place: Place) {
	const lastSeen = (number: number) => timeAt(place, number);
	const firstSeen = (number: number) => lastSeen(number) - (draw(number, 4) % LONGEST_KNOWN_MS);
	return {
		firstSeen: (number: number) => v1Time(firstSeen(number), 3),
		lastSeen: (number: number) => v1Time(lastSeen(number), draw(number, 16) % 1000),
		dataSources: (number: number) => [
			{ name: 'Traffic Inspection', types: ['Traffic'], lastSeen: v1Time(lastSeen(number)) },
		],
		// The one time of another format [CODE].
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

// Few enough addresses that one of them may belong to several devices, as the guide warns [DOC].
function address(draw: number): string {
	return `10.${draw % 4}.${(draw >>> 4) % 16}.${(draw >>> 12) % 254}`;
}

function macAddress(high: number, low: number): string {
	const digits = (high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')).slice(-12);
	return digits.match(/../g)?.join(':') ?? '';
}
