import type { Answer } from '../../kernel/answer.cts';
import type { VendorRequest } from '../../kernel/request.cts';
import type { Route } from '../../kernel/router.cts';
import { isObject, plainBody, requiredTexts, text, type Body } from '../body.cts';
import { AssetChanges } from '../changes.cts';
import { catalog, catalogByAdapter } from '../catalog.cts';
import { Refusal } from '../errors.cts';
import { fullAsset } from '../full-asset.cts';
import type { Parts } from '../parts.cts';
import { assetListHandler, criteriaOf } from './asset-list.cts';

const TYPES = '/api/v2/assets/asset_types';
const ASSETS = '/api/v2/assets/:';

/** Assets with their tags, custom fields and links [CODE UOFI, XSOAR, EL]. */
export function assetRoutes(parts: Parts): Route[] {
	const { settings, role } = parts;
	const changes = new AssetChanges(parts);
	const bodyOf = (request: VendorRequest) => plainBody(request, settings.strictContentType);
	const change = (method: 'POST' | 'PATCH', path: string, answer: (type: string, body: Body) => Answer): Route => ({
		...(method === 'POST' ? { method, effect: 'write' } : { method }),
		pattern: `${ASSETS}/${path}`,
		answer: (request, [type]) => answer(type, bodyOf(request)),
	});
	const reading: Route[] = [
		{ method: 'GET', pattern: TYPES, answer: () => listTypes(parts) },
		{ method: 'POST', effect: 'read', pattern: ASSETS, answer: assetListHandler(parts) },
		{
			method: 'POST',
			effect: 'read',
			pattern: `${ASSETS}/count`,
			answer: (request, [type]) => answerCount(type, bodyOf(request), parts),
		},
		{ method: 'GET', pattern: `${ASSETS}/fields`, answer: ({ query }, [type]) => answerFields(type, query, parts) },
		{ method: 'GET', pattern: `${ASSETS}/:`, answer: ({ query }, [type, id]) => answerAsset(type, id, query, parts) },
	];
	const writing: Route[] = [
		change('POST', 'add_tags', (type, body) => done(changes.tag(type, idsIn(body.entities), tagsIn(body), true))),
		change('POST', 'remove_tags', (type, body) => done(changes.tag(type, idsIn(body.entities), tagsIn(body), false))),
		change('PATCH', 'update_custom_fields', (type, body) => done(setCustomField(changes, type, body))),
		change('POST', 'link_assets', (type, body) => done(changes.link(type, idsIn(body), true))),
		change('POST', 'unlink_assets', (type, body) => done(changes.link(type, idsIn(body), false))),
	];
	return [...role.guard('viewAssets', reading), ...role.guard('editAssets', writing)];
}

// The answer of these calls is not known [INVENTED]: the number of submitted ids, not of changed assets [CODE XSOAR].
function done(submitted: number): Answer {
	return { status: 200, body: { count: submitted } };
}

function idsIn(value: unknown): string[] {
	return requiredTexts(isObject(value) ? value.internal_axon_ids : undefined, 'internal_axon_ids');
}

function tagsIn({ tags }: Body): string[] {
	return requiredTexts(tags, 'tags');
}

function setCustomField(changes: AssetChanges, type: string, body: Body): number {
	const field = isObject(body.custom_field) ? body.custom_field : {};
	const name = text(field.field_name, 'custom_field.field_name') ?? '';
	if (!/^adapters_data\.gui\.custom_\w+$/.test(name)) {
		throw new Refusal(400, 'custom_field.field_name must begin with adapters_data.gui.custom_');
	}
	if (!Array.isArray(field.value)) throw new Refusal(400, 'custom_field.value must be a list');
	return changes.set(type, idsIn(body), { [name]: field.value });
}

function listTypes({ settings, data }: Parts): Answer {
	if (settings.release !== 'current') throw new Refusal(404, 'Not Found');
	const names = [...data.types.keys()];
	const titled = names.map((name) => ({ name, display_name: name.replaceAll('_', ' ') }));
	return { status: 200, body: { asset_types: settings.assetTypesAs === 'text' ? names : titled } };
}

function answerCount(type: string, body: Body, { settings, finder, data }: Parts): Answer {
	data.type(type);
	const { length } = finder.find(type, criteriaOf(body));
	if (settings.countAs === 'number') {
		return { status: 200, headers: { 'content-type': 'application/json' }, body: String(length) };
	}
	return { status: 200, body: { [settings.countAs]: length } };
}

function answerFields(type: string, query: URLSearchParams, { settings, data }: Parts): Answer {
	const { kind } = data.type(type);
	const search = (query.get('search') ?? '').toLowerCase();
	const hasSubfields = query.get('exclude_subfields') !== 'true';
	const isWanted = (name: string, title: string) => `${name} ${title}`.toLowerCase().includes(search);
	const fields = catalog(kind, hasSubfields).filter(({ name, title }) => isWanted(name, title));
	return { status: 200, body: settings.fieldsAs === 'list' ? { fields } : catalogByAdapter(fields) };
}

function answerAsset(type: string, id: string, query: URLSearchParams, { settings, data, finder }: Parts): Answer {
	const asset = data.type(type).assets.find(id);
	if (!asset) throw new Refusal(404, `No asset with the id ${id}`);
	const history = query.get('history') ?? undefined;
	if (history !== undefined) {
		const { length } = finder.find(type, { query: `("internal_axon_id" == "${id}")`, history });
		if (length === 0) throw new Refusal(404, `No asset with the id ${id} on ${history}`);
	}
	const body = fullAsset(asset);
	return { status: 200, body: settings.assetAs === 'plain' ? body : { asset: body } };
}
