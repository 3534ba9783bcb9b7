/** The time zone of the machine on which n8n runs. */
import type processModule from 'node:process';

declare const outside: NodeJS.Require;

/** West, at and east of Greenwich, with and without summer time. */
export const HOST_ZONES = ['America/Los_Angeles', 'UTC', 'Europe/Helsinki', 'Asia/Kolkata', 'Asia/Tokyo'];

/** Does something on a machine in that zone. Jest's own `process.env` is a copy, which Node.js does not look at. */
export async function onHostsIn<Result>(zone: string, action: () => Promise<Result>): Promise<Result> {
	const { env } = outside('node:process') as typeof processModule;
	const before = env.TZ;
	env.TZ = zone;
	try {
		// Otherwise nothing would be tried.
		expect(zoneOf({})).toBe(zoneOf({ timeZone: zone }));
		return await action();
	} finally {
		if (before === undefined) delete env.TZ;
		else env.TZ = before;
	}
}

function zoneOf(options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat('en', options).resolvedOptions().timeZone;
}
