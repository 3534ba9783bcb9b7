import type { AssetKind } from './kinds/index.cts';

/** An entry of the field catalogue [CODE PYC for v1, INF for v2]. */
export interface CatalogueField {
	name: string;
	title: string;
	type: string;
	format?: string;
	/** Of a list. */
	items?: { type: string };
}

/** The fields of an asset type. Subfields are those below another field. */
export function catalogue({ fields }: AssetKind, hasSubfields = true): CatalogueField[] {
	const names = new Set(fields.map(({ name }) => name));
	const isSubfield = (name: string) => names.has(name.slice(0, name.lastIndexOf('.')));
	return fields
		.filter(({ name }) => hasSubfields || !isSubfield(name))
		.map(({ name, title, type, format }) => ({
			name,
			title,
			type,
			...(format ? { format } : {}),
			...(type === 'array' ? { items: { type: 'string' } } : {}),
		}));
}

/** The shape of v1: common fields apart from those of single adapters [CODE PYC]. */
export function catalogueByAdapter(fields: CatalogueField[]) {
	const specific: Record<string, CatalogueField[]> = {};
	for (const field of fields) {
		const adapter = /^adapters_data\.(\w+)\./.exec(field.name)?.[1];
		if (adapter) (specific[adapter] ??= []).push(field);
	}
	return { generic: fields.filter(({ name }) => !name.startsWith('adapters_data.')), specific };
}
