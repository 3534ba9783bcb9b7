import type { TriggerEvent } from '../../../core/node/trigger';
import { adapterConnectionFailing } from './connections';
import { newAlertFinding } from './findings';
import { assetEnteredQuery, assetLeftQuery } from './members';

/** What the trigger can watch. */
export const triggerEvents: TriggerEvent[] = [
	adapterConnectionFailing,
	assetEnteredQuery,
	assetLeftQuery,
	newAlertFinding,
];
