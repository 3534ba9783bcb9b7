import type { AssetKind } from './kinds/index.cts';

/** An entry of the field catalog [CODE PYC for v1, INF for v2]. */
export interface CatalogField {
	name: string;
	title: string;
	type: string;
	format?: string;
	/** The type of a list's values. */
	items?: { type: string };
}

/** The fields of an asset type. Subfields are fields below another field. */
export function catalog({ fields }: AssetKind, hasSubfields = true): CatalogField[] {
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

/** The shape of v1: common fields are separate from those of single adapters [CODE PYC]. */
export function catalogByAdapter(fields: CatalogField[]) {
	const specific: Record<string, CatalogField[]> = {};
	for (const field of fields) {
		const adapter = /^adapters_data\.(\w+)\./.exec(field.name)?.[1];
		if (adapter) (specific[adapter] ??= []).push(field);
	}
	return { generic: fields.filter(({ name }) => !name.startsWith('adapters_data.')), specific };
}
