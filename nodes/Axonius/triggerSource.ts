import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { collectionOf } from '../../core/node/call';
import { asNumber, asSwitch, asText, asTexts } from '../../core/node/parameter-values';
import { pollForChanges } from '../../core/node/poll-for-changes';
import { pollForNew } from '../../core/node/poll-for-new';
import type { MemberRules } from '../../core/poll/membership';
import { asAssetType } from './neverSent';
import { failingConnections } from './triggerConnections';
import { findings } from './triggerFindings';
import { members } from './triggerMembers';
import { axonius } from './vendor';

type Poll = (ctx: IPollFunctions) => Promise<INodeExecutionData[][] | null>;

const DEFAULT_MAX_ITEMS = 1_000;

/** By the value of the parameter "Trigger On". */
const POLLS: Record<string, Poll> = {
	newAlertFinding: async (ctx) => await pollForNew(ctx, axonius, () => findings(filtersOf(ctx), isSimple(ctx))),
	assetEnteredQuery: async (ctx) => await pollForChanges(ctx, axonius, () => membersOf(ctx, 'entered')),
	assetLeftQuery: async (ctx) => await pollForChanges(ctx, axonius, () => membersOf(ctx, 'left')),
	adapterConnectionFailing: async (ctx) => await pollForChanges(ctx, axonius, () => connectionsOf(ctx)),
};

/** The poll of the event that is chosen; one that throws where it is none. */
export function pollOf(ctx: IPollFunctions): Poll {
	const event = String(ctx.getNodeParameter('event'));
	if (Object.hasOwn(POLLS, event)) return POLLS[event];
	return async () =>
		await pollForNew(ctx, axonius, () => {
			throw new InputError(`"${event}" is nothing that this trigger can watch`, 'Choose Trigger On again.');
		});
}

function membersOf(ctx: IPollFunctions, change: MemberRules['change']) {
	const choice = {
		type: asAssetType(located(ctx, 'assetType', 'Asset Type')),
		savedQueryId: located(ctx, 'savedQueryId', 'Saved Query'),
		fields: asTexts(ctx.getNodeParameter('fields', []), 'Field Names or IDs'),
		simplify: isSimple(ctx),
	};
	return members(choice, { change, maxItems: maxItems(ctx) });
}

function connectionsOf(ctx: IPollFunctions) {
	const { adapterNames = [] } = filtersOf(ctx);
	const recoveries = asSwitch(ctx.getNodeParameter('onRecovery', false), 'Also on Recovery');
	const names = asTexts(adapterNames, 'Adapter Names');
	return failingConnections(names, isSimple(ctx), { recoveries, maxItems: maxItems(ctx) });
}

function located(ctx: IPollFunctions, name: string, label: string): string {
	const value = asText(ctx.getNodeParameter(name, '', { extractValue: true }), label);
	if (value) return value;
	throw new InputError(`${label} is empty`, 'Choose one from the list, or enter an ID.');
}

function filtersOf(ctx: IPollFunctions) {
	return collectionOf(ctx.getNodeParameter('filters', {}), 'Filters');
}

function isSimple(ctx: IPollFunctions): boolean {
	return asSwitch(ctx.getNodeParameter('simplify', true), 'Simplify');
}

function maxItems(ctx: IPollFunctions): number {
	const { maxItems: most = DEFAULT_MAX_ITEMS } = collectionOf(ctx.getNodeParameter('options', {}), 'Options');
	return asNumber(most, 'Max Items per Poll', { least: 1, whole: true });
}
