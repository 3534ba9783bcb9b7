import { objectOf } from '../../../core/json';
import { RESOURCE_ROLE } from '../../../core/ocsf/captions';
import { objects } from '../../../core/ocsf/nested';
import { always, alwaysOf, derived } from '../../../core/ocsf/sources';
import { first, hostName, ip, time } from '../../../core/ocsf/values';
import type { Row } from '../../../core/pages/page-style';
import { idText } from '../id-text';
import { seen, together } from './fields';

const AFFECTED = 3;

/** The devices of an alert: with names and addresses where they are included. Armis counts the same ones in `affectedDevicesCount`. */
export const resources = derived(
	['deviceIds', 'devices'],
	({ deviceIds, devices }) => named(deviceIds, devices, 'id'),
	objects('resources', {
		uid: seen('id'),
		name: seen(['displayTitle', 'name']),
		hostname: together(['name', 'names'], first(hostName)),
		ip: together(['ipAddress', 'ipv6'], first(ip)),
		type: always('Device'),
		role: alwaysOf(RESOURCE_ROLE, AFFECTED),
	}),
	'seen',
);

/** The activities that caused an alert: with title, content and time where they are included. */
export const relatedEvents = derived(
	['activityUUIDs', 'activities'],
	({ activityUUIDs, activities }) => named(activityUUIDs, activities, 'activityUUID'),
	objects('related_events', {
		uid: seen('activityUUID'),
		title: seen('title'),
		desc: seen('content'),
		created_time: seen('time', time),
		type: always('Activity'),
	}),
	'seen',
);

/** A record for each ID, in order: all that is known of it, or only the ID. */
function named(ids: unknown, records: unknown, idField: string): Row[] {
	const known = new Map<unknown, Row>();
	for (const one of [records].flat()) {
		const record = objectOf(one) as Row | undefined;
		if (record) known.set(idText(record[idField]), record);
	}
	return [ids].flat().flatMap((id) => {
		const text = idText(id);
		return text === undefined ? [] : [known.get(text) ?? { [idField]: text }];
	});
}
