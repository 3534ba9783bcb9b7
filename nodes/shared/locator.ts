import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** What a resource locator is made of. */
export interface LocatorForm {
	name: string;
	/** What it chooses, e.g. `Alarm`. */
	displayName: string;
	description: string;
	/** Name of the method that lists what there is. */
	search: string;
	/** Shown in the empty list, e.g. `Choose one of the latest alarms`. */
	placeholder: string;
	/** An ID as an example. */
	example: string;
	/** Default `By ID`. */
	idMode?: string;
	/** For records that can be given by name (`chosenId` of `core/node/named.ts`): a name as an example. */
	nameExample?: string;
	/** Whether it may stay empty. */
	isOptional?: boolean;
	/** For a record that has an address in the product's console. */
	url?: { example: string; regex: string };
}

/** A parameter that chooses a record: from a list, by name, by ID, or by the address of its page. */
export function locator(form: LocatorForm): INodeProperties {
	const { name, displayName, description, search, placeholder, example, idMode = 'By ID', isOptional } = form;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: !isOptional,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder,
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{ displayName: idMode, name: 'id', type: 'string', placeholder: `e.g. ${example}` },
			...byUrl(form),
			...byName(form),
		],
	};
}

function byUrl({ url }: LocatorForm): INodePropertyMode[] {
	if (!url) return [];
	const mode = {
		displayName: 'By URL',
		name: 'url',
		type: 'string' as const,
		placeholder: `e.g. ${url.example}`,
	};
	return [{ ...mode, extractValue: { type: 'regex', regex: url.regex } }];
}

function byName({ nameExample }: LocatorForm): INodePropertyMode[] {
	if (nameExample === undefined) return [];
	const mode = { displayName: 'By Name', name: 'name', type: 'string' as const };
	return [{ ...mode, placeholder: `e.g. ${nameExample}` }];
}
