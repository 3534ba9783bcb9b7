import type { Answer } from '../../kernel/answer.cts';
import type { VendorRequest } from '../../kernel/request.cts';
import type { Route } from '../../kernel/router.cts';
import { attributesOf, isObject, requiredTexts, text, type Body } from '../body.cts';
import { catalog, catalogByAdapter } from '../catalog.cts';
import { AssetChanges, type ExpiringTag } from '../changes.cts';
import { Refusal } from '../errors.cts';
import { fullAssetV1 } from '../full-asset.cts';
import type { Parts } from '../parts.cts';
import { assetListHandler, criteriaOf } from './asset-list.cts';
import { enveloped, value, type Resource } from './envelope.cts';

const ASSETS = '/api/:';

/** Assets in v1 [CODE PYC; custom data and notes as in the vendor's Postman samples]. Their patterns match many paths, so they come last. */
export function assetRoutes(parts: Parts): Route[] {
	const { settings, role } = parts;
	const changes = new AssetChanges(parts);
	const count = countHandler(parts);
	const carried =
		(answer: (type: string, attributes: Body) => Answer) =>
		(request: VendorRequest, [type]: string[]) =>
			answer(type, attributesOf(request, settings.strictContentType));
	const tag = (isAdded: boolean) =>
		carried((type, { entities, labels, filter, expirable_tags: expiring }) => {
			const ids = chosen(parts, type, entities, filter);
			if (isAdded && Array.isArray(expiring) && expiring.length > 0) {
				const tags = requiredTexts(labels, 'labels');
				return value(changes.tagUntil(type, ids, tags, expiring as ExpiringTag[]));
			}
			return value(changes.tag(type, ids, requiredTexts(labels, 'labels'), isAdded));
		});
	const reading: Route[] = [
		{ method: 'POST', effect: 'read', pattern: ASSETS, answer: assetListHandler(parts) },
		{ method: 'POST', effect: 'read', pattern: `${ASSETS}/count`, answer: carried(count) },
		{ method: 'GET', pattern: `${ASSETS}/fields`, answer: (_, [type]) => answerFields(type, parts) },
		{ method: 'GET', pattern: `${ASSETS}/labels`, answer: (_, [type]) => enveloped(changes.tags(type).map(tagName)) },
		{ method: 'GET', pattern: `${ASSETS}/:`, answer: (_, [type, id]) => answerAsset(type, id, parts) },
	];
	const writing: Route[] = [
		{ method: 'PUT', effect: 'write', pattern: `${ASSETS}/labels`, answer: tag(true) },
		{ method: 'DELETE', pattern: `${ASSETS}/labels`, answer: tag(false) },
		{
			method: 'POST',
			effect: 'write',
			pattern: `${ASSETS}/:/notes`,
			answer: (request, [type, id]) => {
				const note = text(attributesOf(request, settings.strictContentType).note, 'note');
				if (!note) throw new Refusal(422, 'note: Missing data for required field.');
				changes.addNote(type, id, note);
				// The answer is not known [INVENTED].
				return enveloped({ type: 'notes_details_schema', attributes: { note } });
			},
		},
		{
			method: 'PUT',
			effect: 'write',
			pattern: `${ASSETS}/entity_custom`,
			answer: carried((type, { selection, filter, data }) =>
				value(changes.set(type, chosen(parts, type, selection, filter), customData(data))),
			),
		},
	];
	const running: Route = {
		method: 'PUT',
		effect: 'write',
		pattern: `${ASSETS}/enforce`,
		answer: carried(enforcer(parts)),
	};
	return [
		...role.guard('viewAssets', reading),
		...role.guard('editAssets', writing),
		...role.guard('runEnforcements', [running]),
	];
}

// [CODE PYC: generic.py, StrValueSchema]
function tagName(name: string): Resource {
	return { type: 'str_value_schema', attributes: { value: name } };
}

// Counting runs in the background: the first answers are null [CODE PYC].
function countHandler({ settings, data, finder }: Parts) {
	const asked = new Map<string, number>();
	return (type: string, attributes: Body): Answer => {
		data.type(type);
		const criteria = criteriaOf(attributes);
		const key = JSON.stringify([type, criteria, finder.versionOf(type)]);
		const before = asked.get(key) ?? 0;
		asked.set(key, before + 1);
		return value(before < settings.countAfter ? null : finder.find(type, criteria).length);
	};
}

// `include: false` inverts the choice: all other assets that the filter finds [CODE PYC: dangerous].
function chosen({ finder }: Parts, type: string, choice: unknown, filter: unknown): string[] {
	const { ids, include } = isObject(choice) ? choice : { ids: undefined, include: undefined };
	const named = requiredTexts(ids, 'ids');
	if (include !== false) return named;
	const { length, at } = finder.find(type, { query: text(filter, 'filter') });
	const all = Array.from({ length }, (_, index) => at(index).internal_axon_id);
	return all.filter((id) => !named.includes(id));
}

// `{ custom_x: { value } }` sets, `{ custom_x: { toDelete: true } }` removes [DOC: the vendor's samples].
function customData(data: unknown): Body {
	if (!isObject(data)) throw new Refusal(400, 'Missing data for required field: data');
	const entries = Object.entries(data).map(([name, given]) => {
		const { value: set, toDelete } = isObject(given) ? given : { value: undefined, toDelete: undefined };
		return [`adapters_data.gui.${name}`, toDelete === true ? undefined : set];
	});
	return Object.fromEntries(entries) as Body;
}

function enforcer(parts: Parts) {
	const { enforcements } = parts;
	return (type: string, attributes: Body): Answer => {
		const set = enforcements.all.find(({ name }) => name === attributes.name);
		if (!set) throw new Refusal(404, `No enforcement set with the name ${String(attributes.name)}`);
		const ids = chosen(parts, type, attributes.selection, attributes.filter);
		enforcements.run(set.uuid, { ...attributes, ids }, type);
		// Nothing is read from the answer [CODE PYC]; what it is, is [INVENTED].
		return enveloped(null);
	};
}

// `data` is null, the fields are in `meta` [CODE PYC].
function answerFields(type: string, { data }: Parts): Answer {
	return enveloped(null, catalogByAdapter(catalog(data.type(type).kind)));
}

// The schema [CODE PYC: assets/asset_id_response.py].
function answerAsset(type: string, id: string, { data }: Parts): Answer {
	const asset = data.type(type).assets.find(id);
	if (!asset) throw new Refusal(404, `No asset with the id ${id}`);
	return enveloped({ id, type: 'entity_schema', attributes: fullAssetV1(asset) });
}
