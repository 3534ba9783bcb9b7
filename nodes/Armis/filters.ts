import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../core/errors/input-error';
import { asInstant, asText, asTexts } from '../../core/node/parameter-values';
import type { Row } from '../../core/pages/page-style';
import { among, anyOf, aql, conditions, moment, within } from './aql';
import { timeOf } from './times';

/** What is asked of the server, and what every row must hold to be handed on. */
export interface Filter {
	/** Conditions in AQL, without `in:`; empty for all records. */
	aql: string;
	/** Whether the server is asked for all of it; otherwise part of what it sends is left out on our side. */
	sent: boolean;
	keeps(row: Row): boolean;
}

/** What a filter is made with beside the Filters collection. */
export interface FilterContext {
	/** The workflow's. */
	timezone: string;
	/** Ms since the epoch: some times are asked for as a look-back. */
	now: number;
}

/** Severities of both APIs. Other integrations forget the last one. */
const SEVERITIES = ['Low', 'Medium', 'High', 'Critical'];
/** Status of an alert, as AQL and the status update write it. */
export const ALERT_STATUSES = ['UNHANDLED', 'SUPPRESSED', 'RESOLVED'] as const;
/** A CVE or another ID that needs no quotes. */
const BARE_ID = /^[\w.:-]+$/;
/** A look-back is reckoned by the server's clock, which may be behind or ahead of ours. */
export const CLOCK_MARGIN_MS = 300_000;

/** The filters of alerts. AQL calls the severity of an alert `riskLevel` (Cortex XSOAR, Google SecOps). */
export function alertFilter(filters: IDataObject, { timezone }: FilterContext): Filter {
	const span = spanOf(filters, timezone);
	return {
		aql: aql(
			words('riskLevel', filters.severity, 'Severity', SEVERITIES),
			words('status', filters.status, 'Status', ALERT_STATUSES),
			anyOf('type', textsOf(filters.type, 'Type'), 'Type'),
			span.after === undefined ? undefined : `after:${moment(span.after)}`,
			// Whole seconds, and whether its own second belongs to it is not documented.
			span.before === undefined ? undefined : `before:${moment(span.before + 1_999)}`,
			rawOf(filters.aql, 'alerts'),
		),
		sent: true,
		keeps: (row) => isWithin(timeOf(row.time), span),
	};
}

/**
 * The filters of vulnerabilities. How AQL asks for their severity and status is not published, so these two are only
 * checked here.
 */
export function vulnerabilityFilter(filters: IDataObject, { timezone, now }: FilterContext): Filter {
	const severities = chosen(filters.severity, 'Severity', SEVERITIES);
	const statuses = textsOf(filters.status, 'Status').map(plain);
	const after = instantOf(filters, 'lastDetectedAfter', 'Last Detected After', timezone);
	const ids = textsOf(filters.vulnerabilityIds, 'Vulnerability IDs').map((id) => bareId(id, 'Vulnerability IDs'));
	const wanted = new Set(ids.map(plain));
	return {
		aql: aql(
			ids.length > 0 ? among('id', ids) : undefined,
			after === undefined ? undefined : within('lastDetected', Math.max(0, now - after) + CLOCK_MARGIN_MS),
			rawOf(filters.aql, 'vulnerabilities'),
		),
		sent: severities.length === 0 && statuses.length === 0,
		keeps: (row) =>
			(wanted.size === 0 || wanted.has(plain(row.id)) || wanted.has(plain(row.cveUid))) &&
			(severities.length === 0 || severities.map(plain).includes(plain(row.severity))) &&
			(statuses.length === 0 || statuses.includes(plain(row.status))) &&
			isWithin(timeOf(row.lastDetected), { after }),
	};
}

/** The filters of devices in API v1, for the trigger. */
export function searchedDeviceFilter(filters: IDataObject): string {
	return aql(anyOf('site', textsOf(filters.site, 'Site'), 'Site'), rawOf(filters.aql, 'devices'));
}

/** A time of a Filters collection, ms; `undefined` where it is not set. @throws InputError */
export function instantOf(filters: IDataObject, name: string, label: string, timezone: string): number | undefined {
	return name in filters && filters[name] !== '' ? asInstant(filters[name], label, timezone) : undefined;
}

/** An ID that may stand in a list of IDs as it is. @throws InputError */
export function bareId(id: string, label: string): string {
	if (BARE_ID.test(id)) return id;
	throw new InputError(
		`${label} holds "${id}", which is no ID`,
		'Separate IDs by commas, e.g. CVE-2026-1001,CVE-2026-1002.',
	);
}

/** Not set means any. What is set but has no value does not, or a slip in an expression would let everything through. */
function textsOf(value: unknown, label: string): string[] {
	return value === undefined ? [] : asTexts(value, label);
}

/** A condition of fixed words, which need no quotes. */
function words(field: string, value: unknown, label: string, known: readonly string[]): string | undefined {
	const values = chosen(value, label, known);
	return values.length === 0 ? undefined : `${field}:${values.join(',')}`;
}

function chosen(value: unknown, label: string, known: readonly string[]): string[] {
	return textsOf(value, label).map((text) => {
		const found = known.find((one) => plain(one) === plain(text));
		if (found !== undefined) return found;
		throw new InputError(`${label} is "${text}", which Armis does not have`, `Use one of these: ${known.join(' · ')}.`);
	});
}

function rawOf(value: unknown, entity: string): string | undefined {
	return value === undefined ? undefined : conditions(asText(value, 'AQL'), entity);
}

interface Span {
	after?: number;
	before?: number;
}

function spanOf(filters: IDataObject, timezone: string): Span {
	const after = instantOf(filters, 'occurredAfter', 'Occurred After', timezone);
	const before = instantOf(filters, 'occurredBefore', 'Occurred Before', timezone);
	if (after === undefined || before === undefined || after <= before) return { after, before };
	throw new InputError('Occurred After is later than Occurred Before', 'Swap the two, or nothing can match.');
}

/** A record without a time can be neither proved nor disproved, so it is not lost. */
function isWithin(time: number | undefined, { after = -Infinity, before = Infinity }: Span): boolean {
	return time === undefined || (time >= after && time <= before);
}

/** As equal as a person would say: case and outer space do not count. */
function plain(value: unknown): string {
	return String(value).trim().toLowerCase();
}
