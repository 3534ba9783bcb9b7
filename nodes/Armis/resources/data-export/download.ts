import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { SecOpsError } from '../../../../core/errors/secops-error';
import { download as downloadFile, type DownloadLimits } from '../../../../core/export/download';
import { trustOf } from '../../../../core/http/tls';
import type { Call } from '../../../../core/node/call';
import type { Operation } from '../../../../core/node/operation';
import { binaryPropertyName } from '../../../shared/export-form';
import { optionsOf } from '../../../shared/options';
import { armisV3 } from '../../api';
import { downloadOptions } from '../../options';
import { entity, latestExport } from './latest';

/** No file of an export is expected to be larger than the default; more could fill the storage by accident. */
const maxFileSize: INodeProperties = {
	displayName: 'Max File Size (MB)',
	name: 'maxFileSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1024,
	description: 'Larger files are refused and not stored',
};

const BYTES_PER_MB = 1_048_576;
/** For one file: ten minutes. */
const DEFAULT_TIMEOUT_S = 600;
/** The four letters are at the beginning and the end of every such file. */
const PARQUET = { mimeType: 'application/vnd.apache.parquet', opening: 'PAR1' };

const options = optionsOf([...downloadOptions, maxFileSize]);

/** The files of the latest export. If one of them fails, there is no item: half an export would look whole. */
export const download: Operation = {
	name: 'Download',
	value: 'download',
	description: 'Download the Parquet files of the latest export, one item each: all files or none',
	action: 'Download a data export',
	effect: 'read',
	parameters: [entity, binaryPropertyName, options],
	async run(call) {
		const of = call.choice(entity);
		const property = call.text(binaryPropertyName);
		const limits = await limitsOf(call);
		const { facts, addresses } = await latestExport(call, of);
		if (addresses.length === 0) throw noFiles(of, facts.enabled);
		const items: INodeExecutionData[] = [];
		for (const [index, address] of addresses.entries()) {
			const fileName = `${of}-${String(index + 1).padStart(String(addresses.length).length, '0')}.parquet`;
			const { binary, bytes } = await downloadFile(call.ctx, { address, fileName, ...PARQUET }, limits);
			const json = {
				entity: of,
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
	const megabytes = call.collection(options).number(maxFileSize);
	// A proxy that inspects TLS is between n8n and the storage, too.
	const credential = await call.ctx.getCredentials(armisV3.credentialType);
	return {
		base: call.session.access.base,
		maxBytes: megabytes * BYTES_PER_MB,
		timeoutMs: (call.options.timeout ?? DEFAULT_TIMEOUT_S) * 1_000,
		trust: trustOf(credential),
	};
}

function noFiles(of: string, enabled: unknown): SecOpsError {
	if (enabled === false) {
		return new SecOpsError(`the export of ${of} is disabled, so there are no files`, {
			description: 'Enable it with Set Enabled. Armis then makes the files later.',
			failure: { cause: 'configuration-invalid' },
		});
	}
	return new SecOpsError(`Armis has no files for the export of ${of} yet`, {
		description: 'The export may have been enabled only a short time ago. Run the node again later.',
		failure: { cause: 'temporarily-unavailable' },
	});
}
