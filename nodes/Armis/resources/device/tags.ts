import type { INodeExecutionData } from 'n8n-workflow';
import { path } from '../../../../core/http/path';
import type { Call } from '../../../../core/node/call';
import { sendV1 } from '../../pages-v1';
import { deviceIdOf, tagNames } from './parameters';

/** Adds or removes tags. Adding one twice, or removing one that is not there, makes no difference. @param done e.g. `added` */
export async function sendTags(call: Call, method: 'POST' | 'DELETE', done: string): Promise<INodeExecutionData[]> {
	const id = deviceIdOf(call);
	const tags = [...new Set(call.texts(tagNames))];
	await sendV1(call.session, { method, path: path`/devices/${id}/tags/`, body: { tags }, repeatable: true });
	return [{ json: { id, tags, [done]: true } }];
}
