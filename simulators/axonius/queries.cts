import { recordIds, type RecordIds } from '../kernel/record-id.cts';
import { parseAql, type AqlContext, type Predicate } from './aql/parse.cts';
import { rfc1123 } from './dates.cts';
import { Refusal } from './errors.cts';
import type { AxoniusSettings } from './options.cts';

/** A saved query. `uuid` and `name` are [CODE XSOAR], the rest follows v1 [CODE PYC, INF for v2]. */
export interface SavedQuery {
	uuid: string;
	name: string;
	description: string;
	/** The asset type. */
	module: string;
	/** AQL. */
	query: string;
	tags: string[];
	folder_id: string;
	private: boolean;
	/** RFC 1123. */
	last_updated: string;
	created_by: string;
	/** What only v1 shows; replaced as a whole with the query [CODE PYC: json_api/saved_queries.py]. */
	onlyV1: {
		always_cached: boolean;
		asset_scope: boolean;
		access: { mode: string; config: Record<string, unknown> };
		/** All of it but the filter of its query, which is `query`. */
		view: Record<string, unknown>;
	};
}

/** What replaces a saved query; what is left out becomes its default [CODE PYC]. */
export type Replacement = Pick<SavedQuery, 'name' | 'query' | 'onlyV1'> & Partial<SavedQuery>;

/** The input of a new saved query. */
export interface NewQuery {
	name: string;
	query: string;
	asset_type?: string;
	description?: string;
}

/** The first saved queries of every simulator. The others repeat them, with numbers in their names. */
const FIRST: Array<Required<NewQuery>> = [
	{ name: 'All Devices', asset_type: 'devices', query: '', description: 'Every device' },
	{
		name: 'Windows Servers',
		asset_type: 'devices',
		query: '("specific_data.data.os.type_distribution_preferred" == "Windows Server 2022")',
		description: 'By operating system',
	},
	{
		name: 'Crown Jewels',
		asset_type: 'devices',
		query: '("labels" == "crown jewel")',
		description: 'Tagged by the security team',
	},
	{
		name: 'Disabled Users',
		asset_type: 'users',
		query: '("specific_data.data.account_disabled" == true)',
		description: '',
	},
	{
		name: 'Open Critical Findings',
		asset_type: 'alert_findings',
		query: '("specific_data.data.finding_severity" == "critical") and ("specific_data.data.status" == "open")',
		description: 'Alerts to work on',
	},
];

/** The saved queries of one simulator, and assets that are members or not independently of the filter. */
export class SavedQueries {
	readonly all: SavedQuery[] = [];
	/** Grows with every change. */
	version = 0;
	private readonly ids: RecordIds;
	private readonly entered = new Map<string, Set<string>>();
	private readonly left = new Map<string, Set<string>>();
	private created = 0;

	constructor(private readonly settings: AxoniusSettings) {
		this.ids = recordIds(settings.seed, 3);
		for (let index = 0; index < settings.savedQueries; index++) {
			const { name, ...values } = FIRST[index % FIRST.length];
			const round = Math.floor(index / FIRST.length);
			this.add({ ...values, name: round === 0 ? name : `${name} ${round + 1}` }, settings.endTime);
		}
	}

	/** Adds a saved query. @throws Refusal (409) when the name exists [INVENTED] */
	add(values: NewQuery, now = this.settings.now()): SavedQuery {
		if (this.all.some(({ name }) => name === values.name)) {
			throw new Refusal(409, `A query named ${values.name} exists already`);
		}
		const added: SavedQuery = {
			uuid: this.ids.of(this.created++),
			name: values.name,
			description: values.description ?? '',
			module: values.asset_type ?? 'devices',
			query: values.query,
			tags: [],
			folder_id: 'shared',
			private: false,
			last_updated: rfc1123(now),
			created_by: 'simulator',
			onlyV1: {
				always_cached: false,
				asset_scope: false,
				access: { mode: 'Public', config: {} },
				view: { query: { expressions: [] }, fields: ['adapters', 'specific_data.data.name', 'labels'] },
			},
		};
		this.all.push(added);
		this.version++;
		return added;
	}

	/** @throws Refusal (404) */
	find(uuid: string): SavedQuery {
		const found = this.all.find((query) => query.uuid === uuid);
		if (!found) throw new Refusal(404, `No saved query with the id ${uuid}`);
		return found;
	}

	/** @throws Refusal (404) */
	named(name: string): SavedQuery {
		const found = this.all.find((query) => query.name === name);
		if (!found) throw new Refusal(404, `No saved query with the name ${name}`);
		return found;
	}

	/** Replaces a saved query as a whole. @throws Refusal (404) */
	replace(uuid: string, { description = '', tags = [], folder_id = '', ...values }: Replacement): SavedQuery {
		const last_updated = rfc1123(this.settings.now());
		const isPrivate = values.private ?? false;
		this.version++;
		return Object.assign(this.find(uuid), {
			description,
			tags,
			folder_id,
			...values,
			private: isPrivate,
			last_updated,
		});
	}

	/** @throws Refusal (404) */
	remove(uuid: string): void {
		this.all.splice(this.all.indexOf(this.find(uuid)), 1);
		this.version++;
	}

	/** Makes an asset a member, or removes it, independently of the filter. */
	setMember(uuid: string, assetId: string, isMember: boolean): void {
		this.find(uuid);
		const [into, outOf] = isMember ? [this.entered, this.left] : [this.left, this.entered];
		into.set(uuid, (into.get(uuid) ?? new Set()).add(assetId));
		outOf.get(uuid)?.delete(assetId);
		this.version++;
	}

	/** Reads AQL, with references to saved queries. */
	parse(aql: string): Predicate {
		return parseAql(aql, this.context([]));
	}

	/** Whether an asset is a member of a saved query now. */
	members(uuid: string, path: string[] = []): Predicate {
		const { query } = this.find(uuid);
		if (path.includes(uuid)) throw new Refusal(400, `The saved query ${uuid} refers to itself`);
		const filter = parseAql(query, this.context([...path, uuid]));
		const [entered, left] = [this.entered.get(uuid), this.left.get(uuid)];
		if (!entered && !left) return filter;
		return (row) => {
			const id = String(row.internal_axon_id);
			return entered?.has(id) === true || (left?.has(id) !== true && filter(row));
		};
	}

	private context(path: string[]): AqlContext {
		return { now: this.settings.now(), savedQuery: (id) => this.members(id, path) };
	}
}
