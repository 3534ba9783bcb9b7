import type { INodeProperties } from 'n8n-workflow';
import type { Session } from '../../../../core/http/session';
import type { ParameterReader } from '../../../../core/node/parameter-reader';
import { asOffered } from '../../../../core/node/parameter-values';
import type { Row } from '../../../../core/pages/page-style';
import { activitiesOfAlert, devicesOfAlert, noLongerThere, readRelated } from './related';

/** What an alert can have with it. Each is the name of the field, too. */
const INCLUDED = { activities: activitiesOfAlert, devices: devicesOfAlert };

/** One of these. */
export type Included = keyof typeof INCLUDED;

/** Whether devices and activities are added to the item of their alert. */
export const include: INodeProperties = {
	displayName: 'Include',
	name: 'include',
	type: 'multiOptions',
	options: [
		{
			name: 'Activities',
			value: 'activities',
			description: 'The activities that caused the alert, in the field activities',
		},
		{ name: 'Devices', value: 'devices', description: 'The devices of the alert, in the field devices' },
	],
	default: [],
	description:
		'What to add to the item of each alert, as lists of records in the chosen Output. It is read for many alerts at once, with few requests. In OCSF events, resources and related events have what is included.',
};

/** What was chosen. @throws InputError */
export function includedIn(reader: ParameterReader): Included[] {
	return [...new Set(reader.texts(include).map((value) => asOffered(value, include) as Included))].sort();
}

/**
 * The alerts, each with lists of what was chosen. What Armis no longer has is left out; its ID is still in the alert.
 * @param onMissing gets a sentence where something was left out
 */
export async function withIncluded(
	session: Session,
	alerts: Row[],
	chosen: Included[],
	onMissing: (sentence: string) => void = () => {},
): Promise<Row[]> {
	let complete = alerts;
	for (const name of chosen) {
		const namedBy = await readRelated(session, complete, INCLUDED[name]);
		complete = complete.map((alert) => {
			const named = namedBy(alert);
			const found = named.filter((row) => row !== undefined);
			if (found.length < named.length) onMissing(noLongerThere(INCLUDED[name].noun));
			return { ...alert, [name]: found };
		});
	}
	return complete;
}
