/**
 * Records as stored, in the shapes of API v1 [CODE]. They are types, not interfaces, so a record is also a plain
 * collection of fields.
 */

/** What AQL calls an alert. */
export type Alert = {
	alertId: number;
	title: string;
	description: string;
	type: string;
	classification: string;
	/** Low, Medium, High or Critical. */
	severity: string;
	/** Unhandled, Suppressed or Resolved. */
	status: string;
	time: string;
	statusChangeTime: string;
	lastAlertUpdateTime: string | null;
	deviceIds: number[];
	affectedDevicesCount: number;
	activityUUIDs: string[];
	connectionIds: number[];
	/** A number, a text or nothing: tenants differ. */
	policyId: number | string | null;
	policyTitle: string | null;
	policyLabels: string[] | string | null;
	mitreAttackLabels: string | string[] | null;
	sourceEndpoints: unknown[];
	destinationEndpoints: unknown[];
};

/** A device. The last three fields are only in an answer that requests them by name. */
export type Device = {
	id: number;
	name: string;
	/** One text, not a list. */
	names: string;
	displayTitle: string;
	category: string;
	type: string;
	typeEnum: string;
	manufacturer: string;
	model: string;
	operatingSystem: string;
	operatingSystemVersion: string;
	ipAddress: string;
	ipv6: string[];
	macAddress: string;
	site: { name: string; location: string };
	sensor: { name: string; type: string };
	/** One text, separated by commas. */
	boundaries: string;
	tags: string[];
	/** 0 to 100. */
	riskLevel: number;
	businessImpact: string;
	purdueLevel: number;
	/** Full or Limited. */
	visibility: string;
	firstSeen: string;
	lastSeen: string;
	accessSwitch: string | null;
	userIds: number[];
	customProperties: Record<string, unknown>;
	dataSources: unknown[];
	protections: unknown[];
	serialNumber: string;
	plcModule: string | null;
	firmwareVersion: string | null;
};

/** An activity. */
export type Activity = {
	activityUUID: string;
	title: string;
	type: string;
	time: string;
	protocol: string;
	content: string;
	site: string;
	sensor: string;
	deviceIds: number[];
	connectionIds: number[];
};

/** A connection between two devices. */
export type Connection = {
	id: number;
	sourceId: number;
	targetId: number;
	protocol: string;
	startTimestamp: string;
	endTimestamp: string;
	/** Seconds. */
	duration: number;
	inboundTraffic: number;
	outboundTraffic: number;
	traffic: number;
	risk: string;
	/** What AQL filters connections by [CODE: chronicle/content-hub, ArmisManager.py]. */
	riskLevel: string;
	/** Objects, unlike in activities [CODE: 1898andCo/armis-sdk-go, model_search.go]. */
	sensor: { name: string; type: string };
	site: { name: string; location: string };
};

/** A vulnerability. */
export type Vulnerability = {
	id: string;
	cveUid: string;
	description: string;
	commonName: string | null;
	type: string;
	severity: string;
	score: number;
	cvssScore: number;
	attackVector: string;
	epssScore: number;
	status: string;
	affectedDevicesCount: number;
	firstDetected: string;
	lastDetected: string;
	publishedDate: string;
	isWeaponized: boolean;
	hasRansomware: boolean;
	numOfExploits: number;
	avmRating: string;
	/** `Yes` or `No`. */
	hasRemediationInfo: string;
};

/** A device that has a vulnerability. */
export type Match = {
	cveUid: string;
	deviceId: number;
	status: string;
	statusSource: string;
	statusChangeReason: string | null;
	confidenceLevel: string;
	matchCriteriaString: string;
	advisoryId: string | null;
	recommendedSteps: string | null;
	remediationTypes: string[];
	avmRating: string;
	firstDetected: string;
	lastDetected: string;
};

/** A site, in the shape of API v3. */
export type Site = {
	id: string;
	name: string;
	location: string | null;
	lat: number | null;
	lng: number | null;
	parent_id: string | number | null;
	tier: string | null;
	asq_rule: unknown;
	network_equipment_device_ids: unknown[];
	integration_ids: unknown[];
};

/** The definition of a custom property, in the shape of API v3. */
export type CustomProperty = {
	/** A number, unlike the ID of a site [CODE: armis-sdk-python, device_custom_property.py]. */
	id: number;
	name: string;
	description: string | null;
	type: string;
	allowed_values: string[] | null;
	created_by: string;
	creation_time: string;
};

/** A boundary. */
export type Boundary = {
	id: number;
	name: string;
	/** One text, separated by commas. */
	affectedSites: string;
	/** A rule as nested JSON. */
	ruleAql: unknown;
};
