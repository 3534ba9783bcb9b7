import { filterSet } from '../../../shared/filters';
import { ALSO_NAMES, byKeywords, byPeriod, byText, inNodeOnly, narrowed, type Sent } from '../../filters';
import { IDS } from '../../locators';
import { inside } from '../../record-values';

/** The filters of audit events. */
export const auditEventFilters = filterSet<Sent>({
	description:
		'Only audit events that match all of these are returned. PrivX keeps a very large number of them: set a time range.',
	rules: [
		byText(
			{
				displayName: 'Access Group Name or ID',
				name: 'accessGroupId',
				type: 'options',
				typeOptions: { loadOptionsMethod: 'getAccessGroups' },
				default: '',
				description:
					'Only events of this access group. Leave empty for all. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			'access_group_id',
		),
		byText(
			{
				displayName: 'Connection ID',
				name: 'connectionId',
				example: IDS.connection,
				only: 'events of this connection',
			},
			'connection_id',
		),
		byPeriod({
			field: 'created',
			records: 'events that occurred',
			search: (start_time, end_time) => ({ start_time, end_time }),
		}),
		byText(
			{
				displayName: 'Directory ID',
				name: 'source',
				example: IDS.directory,
				only: 'events of users of this directory',
			},
			'source_id',
		),
		// The search has no field for the code, and none for the severity. Keywords also find codes and names
		// (SSHcom/privx-mcp, audit-event-search); the keywords of the user, further down, replace this one.
		narrowed(
			{
				displayName: 'Event Code Names or IDs',
				name: 'codes',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getEventCodes' },
				default: [],
				description:
					'Only these kinds of events. PrivX can search for one of them; with several, or with Keywords, the events are read and filtered in n8n, which takes longer. Leave empty for all. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
			(codes) => (codes.length === 1 ? { body: { keywords: codes[0] } } : undefined),
			({ event_id, event_name }) => [event_id, event_name],
		),
		byText(
			{ displayName: 'Host ID', name: 'hostId', example: IDS.host, note: ALSO_NAMES, only: 'events of this host' },
			'host_id',
		),
		byKeywords('User-login-failed', 'events with these words in any field, including code and name'),
		byText(
			{ displayName: 'Session ID', name: 'sessionId', example: IDS.session, only: 'events of this session' },
			'session_id',
		),
		inNodeOnly(
			{
				displayName: 'Severities',
				name: 'severities',
				type: 'multiOptions',
				options: [
					{ name: '0 - Emergency', value: '0' },
					{ name: '1 - Alert', value: '1' },
					{ name: '2 - Critical', value: '2' },
					{ name: '3 - Error', value: '3' },
					{ name: '4 - Warning', value: '4' },
					{ name: '5 - Notice', value: '5' },
					{ name: '6 - Informational', value: '6' },
					{ name: '7 - Debug', value: '7' },
				],
				default: [],
				description:
					'Only events with these severities (as in syslog). PrivX cannot search for them, so all events are read and filtered in n8n, which takes longer. Leave empty for all.',
			},
			({ message }) => [inside(message, 'severity')],
		),
		byText(
			{ displayName: 'User ID', name: 'userId', example: IDS.user, note: ALSO_NAMES, only: 'events of this user' },
			'user_id',
		),
	],
});
