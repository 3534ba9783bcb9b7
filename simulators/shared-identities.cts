import { mix, pickFrom } from './kernel/random.cts';

/*
 * Machines and people of one invented company, of which each simulator knows a part under the same address, serial number
 * or mail: so a join of two products finds something. All is computed from seed and number, and nothing is stored.
 *
 * Axonius: device n is machine n, user n is person n. The others say in their own sources which ones they know.
 */

/** An operating system. */
export interface System {
	family: string;
	name: string;
	version: string;
}

/** Give machines and people random numbers of their own. */
const [MACHINE, PERSON] = [11, 12];

const SYSTEMS: readonly System[] = [
	{ family: 'Windows', name: 'Windows Server 2022', version: '2022' },
	{ family: 'Windows', name: 'Windows 11', version: '11' },
	{ family: 'Linux', name: 'Ubuntu 24.04', version: '24.04' },
	{ family: 'Linux', name: 'RHEL 9', version: '9' },
	{ family: 'OS X', name: 'macOS 15', version: '15' },
];

const DOMAIN = 'corp.example.com';
const FIRST_NAMES = ['Aino', 'Bela', 'Chidi', 'Dana', 'Emre', 'Fatima', 'Goran', 'Hana', 'Ines', 'Jonas'];
const LAST_NAMES = ['Ahola', 'Berg', 'Costa', 'Dvorak', 'Eriksen', 'Fontaine', 'Grau', 'Hiltunen'];

/** How many people use the machines: the first ones. */
const OWNERS = 40;

/** Host name of a machine, without its domain. */
export function machineName(machine: number): string {
	return `host-${machine}`;
}

/** Host name of a machine, with its domain. */
export function machineDomainName(machine: number): string {
	return `${machineName(machine)}.${DOMAIN}`;
}

/** IPv4 address of a machine. */
export function machineAddress(seed: number, machine: number): string {
	const value = mix(seed, MACHINE, machine, 4);
	return `10.${value & 255}.${(value >>> 8) & 255}.${(value >>> 16) & 255}`;
}

/** MAC address of a machine, in lower case with colons. */
export function machineMac(seed: number, machine: number): string {
	const value = mix(seed, MACHINE, machine, 5);
	const digits = [value, value >>> 8, value >>> 16, value >>> 24].map((byte) =>
		(byte & 255).toString(16).padStart(2, '0'),
	);
	return ['02', '00', ...digits].join(':');
}

/** Serial number of a machine. */
export function machineSerial(seed: number, machine: number): string {
	return `SN${mix(seed, MACHINE, machine, 9)}`;
}

/** Operating system of a machine. */
export function machineSystem(seed: number, machine: number): System {
	return pickFrom(SYSTEMS, mix(seed, MACHINE, machine, 1));
}

/** The person who uses a machine. */
export function machineOwner(seed: number, machine: number): number {
	return mix(seed, MACHINE, machine, 2) % OWNERS;
}

/** First and last name of a person. */
export function personName(seed: number, person: number): string {
	return [FIRST_NAMES, LAST_NAMES]
		.map((names, index) => pickFrom(names, mix(seed, PERSON, person, 20 + index)))
		.join(' ');
}

/** User name of a person, e.g. `emre.costa7`. */
export function personUser(seed: number, person: number): string {
	return `${personName(seed, person).toLowerCase().replace(' ', '.')}${person}`;
}

/** Mail address of a person. */
export function personMail(seed: number, person: number): string {
	return `${personUser(seed, person)}@${DOMAIN}`;
}
