import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../core/errors/input-error';
import type { Call } from '../../../core/node/call';
import { asInstant } from '../../../core/node/parameter-values';

/** For how long a role is granted (vendor's SDK for Python, examples). */
const GRANT_TYPES = ['PERMANENT', 'FLOATING', 'TIME_RESTRICTED'] as const;

/** Reads the grant: type, and what belongs to it, as the API names it. @throws InputError */
export function grantIn(call: Call): IDataObject {
	const grant_type = call.choice('grantType', 'Grant Type', GRANT_TYPES, 'PERMANENT');
	if (grant_type === 'PERMANENT') return { grant_type };
	if (grant_type === 'FLOATING') {
		const floating_length = call.number('floatingLength', 'Length (Hours)', { least: 1, whole: true });
		return { grant_type, floating_length };
	}
	const timezone = call.ctx.getTimezone();
	const start = asInstant(call.value('grantStart', 'Valid From'), 'Valid From', timezone);
	const end = asInstant(call.value('grantEnd', 'Valid Until'), 'Valid Until', timezone);
	if (end <= start) throw new InputError('Valid Until is not later than Valid From', 'Correct one of the two.');
	if (end <= call.session.clock.now()) throw over();
	return { grant_type, grant_start: iso(start), grant_end: iso(end) };
}

function over(): InputError {
	return new InputError(
		'Valid Until is in the past, so the user would get nothing',
		'Enter a time that is still to come.',
	);
}

function iso(time: number): string {
	return new Date(time).toISOString();
}

/** The form of a grant, where `show` says. */
export function grantParameters(show: Record<string, string[]>): INodeProperties[] {
	return [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{ name: 'Floating', value: 'FLOATING', description: 'For some hours, from the first use of the role on' },
				{ name: 'Permanent', value: 'PERMANENT', description: 'Until it is revoked' },
				{ name: 'Time-Restricted', value: 'TIME_RESTRICTED', description: 'From one point in time to another' },
			],
			default: 'PERMANENT',
			description:
				'For how long the user is to have the role. It replaces an earlier grant of the same role, longer or not.',
			displayOptions: { show },
		},
		{
			displayName: 'Length (Hours)',
			name: 'floatingLength',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 24,
			description: 'For how many hours the user has the role once it is used',
			displayOptions: { show: { ...show, grantType: ['FLOATING'] } },
		},
		{
			displayName: 'Valid From',
			name: 'grantStart',
			type: 'dateTime',
			default: '',
			required: true,
			description: 'From when on the user has the role',
			displayOptions: { show: { ...show, grantType: ['TIME_RESTRICTED'] } },
		},
		{
			displayName: 'Valid Until',
			name: 'grantEnd',
			type: 'dateTime',
			default: '',
			required: true,
			description: 'When the user loses the role',
			displayOptions: { show: { ...show, grantType: ['TIME_RESTRICTED'] } },
		},
	];
}
