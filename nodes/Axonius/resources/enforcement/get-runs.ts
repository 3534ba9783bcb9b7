import type { INodeProperties } from 'n8n-workflow';
import { SecOpsError } from '../../../../core/errors/secops-error';
import type { Call } from '../../../../core/node/call';
import { readList } from '../../../../core/node/list';
import { emptyCount } from '../../../../core/node/read-count';
import type { Operation } from '../../../../core/node/operation';
import { getMany } from '../../../shared/list-operations';
import { askUntil } from '../../ask-until';
import { enforcementSet } from '../../enforcement-sets';
import { listOptions } from '../../options';
import { isGoingOn, runsOf } from '../../runs';

const MINUTE_MS = 60_000;
/** Short actions end within seconds, long ones take minutes. */
const ASK_EVERY_MS = { first: 5_000, most: 30_000 };

const waitUntilDone: INodeProperties = {
	displayName: 'Wait Until Done',
	name: 'waitUntilDone',
	type: 'boolean',
	default: false,
	description:
		'Whether to wait until there is a matching run, and none of them is pending or in progress. Set the filter Requested After to the field requested_at of the operation that ran the set, so that earlier runs do not count.',
};

const waitMinutes: INodeProperties = {
	displayName: 'Wait at Most (Minutes)',
	name: 'waitMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 60, numberPrecision: 0 },
	displayOptions: { show: { waitUntilDone: [true] } },
	default: 5,
	description:
		'How long to wait before this node fails. The runs go on in Axonius. n8n may end an execution earlier: see the timeout in the settings of the workflow.',
};

const enforcementId = enforcementSet({
	description: 'The enforcement set whose runs to get. Leave empty for the runs of all sets.',
	isOptional: true,
});

const source = runsOf(enforcementId);

const list = getMany({ source, selection: [enforcementId] }, listOptions, [waitUntilDone, waitMinutes]);

/** A list operation under another name, which may wait. */
export const getRuns: Operation = {
	...list,
	name: 'Get Runs',
	value: 'getRuns',
	description:
		'Get the runs of enforcement sets with what came of them, and wait until they are done if wanted (uses API v1, with the same API key)',
	action: 'Get runs of enforcement sets',
	async run(call) {
		if (call.flag(waitUntilDone)) await untilDone(call);
		return await list.run(call);
	},
};

/** All matching runs count, also those beyond the limit: the order of the list is not documented. */
async function untilDone(call: Call): Promise<void> {
	const minutes = call.number(waitMinutes);
	let open: number | undefined;
	await askUntil(call.session, {
		async ask() {
			open = undefined;
			const reading = { shape: asItIs, mayLack: false };
			for await (const rows of readList(call, source, emptyCount(), reading)) {
				if (rows.length > 0) open = (open ?? 0) + rows.filter(isGoingOn).length;
			}
			return open === 0 || undefined;
		},
		everyMs: ASK_EVERY_MS,
		patienceMs: minutes * MINUTE_MS,
		late: () => late(open, minutes),
	});
}

function late(open: number | undefined, minutes: number): SecOpsError {
	const what = open === undefined ? 'there was no matching run' : `runs not yet done: ${open}`;
	return new SecOpsError(`after ${minutes} min, ${what}`, {
		description:
			open === undefined
				? 'Check the enforcement set and the filters, or look at the run history in Axonius.'
				: 'The runs go on in Axonius. Raise Wait at Most (Minutes), or get the runs later.',
		failure: { cause: 'temporarily-unavailable' },
	});
}

function asItIs<Row>(row: Row): Row {
	return row;
}
