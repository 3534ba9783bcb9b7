import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import type { Call } from '../../core/node/call';
import type { FilterSet } from '../../core/node/filter';
import { idsFor, type Named } from '../../core/node/named';
import { ParameterReader } from '../../core/node/parameter-reader';
import { GROUP_NAMES, HOST_NAMES, ROLE_NAMES, USER_NAMES } from './named';

type Filters = Pick<FilterSet<unknown>, 'parameter'>;

/** Filters for records that have names. */
const BY_NAME: Record<string, Named> = {
	accessGroupId: GROUP_NAMES,
	accessGroupIds: GROUP_NAMES,
	hostId: HOST_NAMES,
	hostIds: HOST_NAMES,
	ownerIds: USER_NAMES,
	roleIds: ROLE_NAMES,
	targetUserIds: USER_NAMES,
	userId: USER_NAMES,
	userIds: USER_NAMES,
};

/**
 * The parameters of a list with IDs in its filters, where names were given: a name, taken as an ID, would find nothing
 * without a word. @throws InputError
 */
export async function withFilterIds(call: Call, { parameter }: Filters): Promise<ParameterReader> {
	const ids: IDataObject = {};
	for (const { name, label, texts, of } of byName(call, parameter)) {
		const found = await idsFor(call.session, texts, of, label);
		ids[name] = name.endsWith('s') ? [...new Set(found)] : found[0];
	}
	if (Object.keys(ids).length === 0) return call;
	const given = { ...call.object(parameter), ...ids };
	return new ParameterReader(
		(name, fallback, options) => (name === parameter.name ? given : call.get(name, fallback, options)),
		call.timezone,
	);
}

/** For a trigger, which has no session when it reads its parameters. @throws InputError for a name */
export function refuseNames(reader: ParameterReader, { parameter }: Filters): void {
	const [first] = byName(reader, parameter);
	if (!first) return;
	throw new InputError(`${first.label} must be IDs, not names`, 'Copy the ID from the output of the node SSH PrivX.');
}

/** The filters that were given by name. A filter whose name has no plural is one text, in which commas mean nothing. */
function byName(reader: ParameterReader, parameter: INodeProperties) {
	const given = reader.collection(parameter);
	const entries = (parameter.options as INodeProperties[]).filter((one) => one.name in BY_NAME && given.has(one));
	return entries.flatMap((entry) => {
		const { name, displayName: label } = entry;
		const texts = (name.endsWith('s') ? given.texts(entry) : [given.text(entry)]).filter((text) => text !== '');
		const of = BY_NAME[name];
		return texts.every((text) => of.isId(text)) ? [] : [{ name, label, texts, of }];
	});
}
