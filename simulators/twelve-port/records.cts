/** A request for access that needs a decision. That it can be listed, approved and rejected is [DOC]; its fields are [INVENTED]. */
export interface AccessRequest {
	id: string;
	status: 'PENDING' | 'APPROVED' | 'REJECTED';
	/** ISO 8601, UTC. */
	requestedAt: string;
	requester: { login: string; name: string };
	asset: { id: string; name: string };
	action: string;
	reason: string | null;
	/** Minutes. */
	duration: number;
	/** The comments of the approver and the server. */
	comment?: string;
	[field: string]: unknown;
}

/** An asset in the tree of containers. Ids are UUIDs [DOC]; the other fields are [INVENTED]. */
export interface Asset {
	id: string;
	name: string;
	typeId: string;
	parentId: string;
	/** ISO 8601, UTC. */
	modifiedAt: string;
	description: string | null;
	address: string;
	tags: string[];
	[field: string]: unknown;
}

/** An asset type: name and id are [DOC], the rest is [INVENTED]. */
export interface AssetType {
	id: string;
	name: string;
	description: string | null;
	category: string;
}
