import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/http/session';
import type { Call } from '../../core/node/call';
import { idNumber } from '../../core/node/body-fields';
import { chosenId, idsFor, type Named } from '../../core/node/named';
import { walkList } from '../../core/pages/walk-list';
import { openCustomProperties, openSites } from './pages-v3';
import { CUSTOM_PROPERTY, SITE } from './records';
import { customPropertyId } from './resources/custom-property/fields';
import { parentSite, siteId } from './resources/site/fields';

/** IDs of sites and custom properties are numbers, in some answers as text (official SDK). */
const isId = (text: string) => /^\d+$/.test(text);

/** Sites: API v3 cannot search them by name, so the list is read, once in an execution. */
const SITES: Named = {
	isId,
	what: 'a site',
	idOf: SITE.idOf,
	namesOf: ({ name }) => [name],
	find: { all: (session) => walkList(session, openSites(session), {}) },
};

/** Definitions of custom properties: a short list without pages. */
const CUSTOM_PROPERTIES: Named = {
	isId,
	what: 'a custom property',
	idOf: CUSTOM_PROPERTY.idOf,
	namesOf: ({ name }) => [name],
	find: { all: (session) => walkList(session, openCustomProperties(session), {}) },
};

/** The site that was chosen, by ID or name. @throws InputError */
export async function siteIn(call: Call): Promise<string> {
	return await chosenId(call, call.session, siteId, SITES);
}

/** The custom property that was chosen, by ID or name. @throws InputError */
export async function customPropertyIn(call: Call): Promise<string> {
	return await chosenId(call, call.session, customPropertyId, CUSTOM_PROPERTIES);
}

/** Fields of a site with the ID of its parent, as a number, where that was given by name. @throws InputError */
export async function withParentId(session: Session, fields: IDataObject): Promise<IDataObject> {
	const { parent_id: given } = fields;
	if (typeof given !== 'string') return fields;
	const [id] = await idsFor(session, [given], SITES, parentSite.displayName);
	return { ...fields, parent_id: idNumber(id, parentSite.displayName) };
}
