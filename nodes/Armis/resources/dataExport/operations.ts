import type { INodeExecutionData } from 'n8n-workflow';
import { ResponseError } from '../../../../core/errors/response-error';
import { SecOpsError } from '../../../../core/errors/secops-error';
import { download as downloadFile, type DownloadLimits } from '../../../../core/http/download';
import { path } from '../../../../core/http/path';
import { trustOf } from '../../../../core/http/tls';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/execute';
import { asNumber } from '../../../../core/node/parameter-values';
import { kind } from '../../../../core/pages/shape';
import { picked, recordOf, SIMPLE } from '../../records';
import { armisV3 } from '../../vendor';

/** What Armis exports (official SDK). Devices are not among it. */
const ENTITIES = ['applications', 'risk-factors', 'vulnerabilities'] as const;
type Entity = (typeof ENTITIES)[number];

/** No file of an export is expected to be this large; more would fill the storage by accident. */
const DEFAULT_MAX_MB = 1_024;
const BYTES_PER_MB = 1_048_576;
/** For one file: ten minutes. */
const DEFAULT_TIMEOUT_S = 600;
/** The four letters stand at the beginning and the end of every such file. */
const PARQUET = { mimeType: 'application/vnd.apache.parquet', opening: 'PAR1' };

function entityOf(call: Call): Entity {
	return call.choice('entity', 'Export Of', ENTITIES, 'vulnerabilities');
}

async function latest(call: Call, entity: Entity) {
	const { body } = await call.session.send({ path: path`/data-export/${entity}` });
	const facts = recordOf(body, 'a data export');
	return { facts, addresses: addressesIn(facts.urls) };
}

/** @throws ResponseError for what is no list: taken for none, it would pass for an export without files */
function addressesIn(urls: unknown): unknown[] {
	if (Array.isArray(urls)) return urls;
	if (urls === undefined || urls === null) return [];
	throw new ResponseError(`the answer has ${kind(urls)} at urls where a list is due`);
}

/** The links are permissions to read, so the simplified record only counts them. */
export const get: Operation = {
	doing: 'get a data export',
	async run(call) {
		const entity = entityOf(call);
		const { facts, addresses } = await latest(call, entity);
		if (!call.flag('simplify', 'Simplify', true)) return [{ json: { entity, ...facts } }];
		return [{ json: { entity, files: addresses.length, ...picked(facts, SIMPLE.dataExport) } }];
	},
};

/** Switches the export on or off; Armis makes the files in its own time. */
export const setEnabled: Operation = {
	doing: 'switch a data export',
	async run(call) {
		const entity = entityOf(call);
		const enabled = call.flag('enabled', 'Enabled', true);
		await call.session.send({ method: 'PATCH', path: path`/data-export/${entity}`, body: { enabled } });
		return [{ json: { entity, enabled } }];
	},
};

/** All files of the latest export, one item each. Either all of them come or none. */
export const download: Operation = {
	doing: 'download a data export',
	async run(call) {
		const entity = entityOf(call);
		const property = call.required('binaryPropertyName', 'Put Output File in Field');
		const limits = await limitsOf(call);
		const { facts, addresses } = await latest(call, entity);
		if (addresses.length === 0) throw nothingThere(entity, facts.enabled);
		const items: INodeExecutionData[] = [];
		for (const [index, address] of addresses.entries()) {
			const fileName = `${entity}-${String(index + 1).padStart(String(addresses.length).length, '0')}.parquet`;
			const { binary, bytes } = await downloadFile(call.ctx, { address, fileName, ...PARQUET }, limits);
			const json = {
				entity,
				fileName,
				file: index + 1,
				files: addresses.length,
				bytes,
				urls_creation_time: facts.urls_creation_time,
				complete: true,
			};
			items.push({ json, binary: { [property]: binary } });
		}
		return items;
	},
};

async function limitsOf(call: Call): Promise<DownloadLimits> {
	const { maxFileSize } = call.collection('options', 'Options');
	const megabytes = asNumber(maxFileSize ?? DEFAULT_MAX_MB, 'Max File Size (MB)', { least: 1 });
	// A proxy that inspects TLS stands before the storage, too.
	const credential = await call.ctx.getCredentials(armisV3.credentialType);
	return {
		base: call.session.access.base,
		maxBytes: megabytes * BYTES_PER_MB,
		timeoutMs: (call.options.timeout ?? DEFAULT_TIMEOUT_S) * 1_000,
		trust: trustOf(credential),
	};
}

function nothingThere(entity: Entity, enabled: unknown): SecOpsError {
	if (enabled === false) {
		return new SecOpsError(`the export of ${entity} is switched off, so there are no files`, {
			description: 'Switch it on with Set Enabled. Armis then makes the files in its own time.',
			failure: { cause: 'configuration-invalid' },
		});
	}
	return new SecOpsError(`Armis has no files for the export of ${entity} yet`, {
		description: 'Perhaps it was switched on a short while ago. Run it again later.',
		failure: { cause: 'temporarily-unavailable' },
	});
}
