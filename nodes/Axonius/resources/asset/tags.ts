import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../../core/errors/input-error';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import { asDay } from '../../../../core/time/typed-time';
import { tagUntil } from '../../dialect/only-v1';
import { changing } from './changes';

const tags: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ticketed, owner missing',
	description: 'The tags, separated by commas, or a list from an expression',
};

const expiryDate: INodeProperties = {
	displayName: 'Expiry Date',
	name: 'expiryDate',
	type: 'dateTime',
	default: '',
	description:
		'The day on which Axonius removes the tags again, in the time zone of the workflow. Leave empty for tags that stay. Only API v1 can do this: n8n sends the request to it, with the same API key.',
};

/** May be repeated: the result is the same. */
export const addTags: Operation = {
	name: 'Add Tags',
	value: 'addTags',
	description: 'Add tags to assets, for good or until a day. Adding a tag twice makes no difference.',
	action: 'Add tags to assets',
	...changing({
		parameters: [tags, expiryDate],
		read(call) {
			const day = expiryDay(call);
			return { tags: call.texts(tags), ...(day === undefined ? {} : { expiry_date: day }) };
		},
		request: (dialect, assets, { tags: added, expiry_date: day }) =>
			day === undefined ? dialect.tag(assets, added, true) : tagUntil(assets, added, day),
	}),
};

/** May be repeated: the result is the same. */
export const removeTags: Operation = {
	name: 'Remove Tags',
	value: 'removeTags',
	description: 'Remove tags from assets',
	action: 'Remove tags from assets',
	...changing({
		parameters: [tags],
		read: (call) => ({ tags: call.texts(tags) }),
		request: (dialect, assets, what) => dialect.tag(assets, what.tags, false),
	}),
};

/** @throws InputError for a day that is not in the future: what Axonius does with it is not documented */
function expiryDay(call: Call): string | undefined {
	const time = call.instant(expiryDate);
	if (time === undefined) return undefined;
	const [day, today] = [time, call.session.clock.now()].map((one) => asDay(one, expiryDate.displayName, call.timezone));
	if (day > today) return day;
	throw new InputError(`${expiryDate.displayName} is not in the future`, 'Choose tomorrow or a later day.');
}
