import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../core/errors/input-error';
import type { Call } from '../../../core/node/call';
import type { Choice } from '../../../core/node/parameter-reader';
import { iso } from '../record-values';

/** For how long a role is granted (vendor's SDK for Python, examples). */
const grantType: Choice<'FLOATING' | 'PERMANENT' | 'TIME_RESTRICTED'> = {
	displayName: 'Grant Type',
	name: 'grantType',
	type: 'options',
	options: [
		{ name: 'Floating', value: 'FLOATING', description: 'For some hours, from the first use of the role' },
		{ name: 'Permanent', value: 'PERMANENT', description: 'Until it is revoked' },
		{ name: 'Time-Restricted', value: 'TIME_RESTRICTED', description: 'From one point in time to another' },
	],
	default: 'PERMANENT',
	description: 'For how long the user has the role. It replaces an earlier grant of the same role, longer or shorter.',
};

const floatingLength: INodeProperties = {
	displayName: 'Length (Hours)',
	name: 'floatingLength',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 24,
	description: 'For how many hours the user has the role after the first use',
	displayOptions: { show: { grantType: ['FLOATING'] } },
};

const grantStart: INodeProperties = {
	displayName: 'Valid From',
	name: 'grantStart',
	type: 'dateTime',
	default: '',
	required: true,
	description: 'When the user gets the role',
	displayOptions: { show: { grantType: ['TIME_RESTRICTED'] } },
};

const grantEnd: INodeProperties = {
	displayName: 'Valid Until',
	name: 'grantEnd',
	type: 'dateTime',
	default: '',
	required: true,
	description: 'When the user loses the role',
	displayOptions: { show: { grantType: ['TIME_RESTRICTED'] } },
};

/** The form of a grant. */
export const grantParameters: INodeProperties[] = [grantType, floatingLength, grantStart, grantEnd];

/** Reads the grant: its type, and what belongs to it, as the API names them. @throws InputError */
export function grantIn(call: Call): IDataObject {
	const grant_type = call.choice(grantType);
	if (grant_type === 'PERMANENT') return { grant_type };
	if (grant_type === 'FLOATING') return { grant_type, floating_length: call.number(floatingLength) };
	const start = Number(call.instant(grantStart));
	const end = Number(call.instant(grantEnd));
	if (end <= start) throw new InputError('Valid Until must be later than Valid From', 'Correct one of the two.');
	if (end <= call.session.clock.now()) {
		throw new InputError('Valid Until is in the past, so the user would get nothing', 'Enter a time in the future.');
	}
	return { grant_type, grant_start: iso(start), grant_end: iso(end) };
}
