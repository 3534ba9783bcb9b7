import type { Answer } from '../kernel/answer.cts';
import type { VendorRequest } from '../kernel/request.cts';
import type { Vendor } from '../kernel/server.cts';
import { jsonFields } from './body.cts';
import type { ArmisData } from './data.cts';
import { invalidField, v3Error } from './errors.cts';
import type { ArmisSettings } from './options.cts';

/** The path of the files. Their links carry a signature instead of a token. */
export const FILES_PATH = '/exports/';

/** A Parquet file begins and ends with these four bytes; the content is padding here [INVENTED]. */
const MAGIC = Buffer.from('PAR1');

/** Answers `GET /data-export/{entity}` and `PATCH` of the same [CODE]. */
export class DataExports {
	/** The origin of the files. */
	origin = '';

	constructor(
		private readonly data: ArmisData,
		private readonly settings: ArmisSettings,
	) {}

	/** Links to the latest export; none while it is switched off. */
	read(entity: string): Answer {
		const { exports } = this.data;
		if (!Object.hasOwn(exports, entity)) return v3Error(404, `Unknown entity: ${entity}`);
		const enabled = exports[entity];
		const createdAt = Math.floor(this.settings.now() / 1000) * 1000;
		const files = Array.from({ length: enabled ? this.settings.exportFiles : 0 }, (_, index) => index);
		const urls = files.map((index) => this.link(`${entity}-${String(index).padStart(4, '0')}.parquet`, createdAt));
		const urls_creation_time = enabled ? new Date(createdAt).toISOString() : null;
		return { status: 200, body: { enabled, file_format: 'parquet', urls, urls_creation_time } };
	}

	/** Switches an export on or off. What a real server answers is not known [INVENTED]. */
	set(request: VendorRequest, entity: string): Answer {
		if (!Object.hasOwn(this.data.exports, entity)) return v3Error(404, `Unknown entity: ${entity}`);
		const { enabled } = jsonFields(request);
		if (typeof enabled !== 'boolean') return invalidField('enabled', 'value could not be parsed to a boolean');
		this.data.exports[entity] = enabled;
		return { status: 200, body: { enabled } };
	}

	/** Answers with a file; its link is enough. */
	file({ method, path, query, headers }: VendorRequest): Answer {
		if (method !== 'GET' || !path.startsWith(FILES_PATH)) return denied(404, 'NoSuchKey');
		// Two kinds of authentication at once are refused, as object stores do: our token must not be sent here.
		if (headers.authorization !== undefined) return denied(400, 'InvalidArgument');
		const expiresAt = Number(query.get('X-Expires'));
		const isSigned = query.get('X-Signature') === this.signature(path, expiresAt);
		if (!isSigned || this.settings.now() >= expiresAt) return denied(403, 'AccessDenied');
		const padding = Buffer.alloc(Math.max(0, this.settings.exportFileBytes - 2 * MAGIC.length), 'x');
		const body = Buffer.concat([MAGIC, padding, MAGIC]);
		return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
	}

	/** The server of the files. */
	storage(): Vendor {
		return { answer: (request) => this.file(request), limits: [], refuse: () => denied(503, 'SlowDown') };
	}

	private link(name: string, createdAt: number): string {
		const path = `${FILES_PATH}${name}`;
		const expiresAt = createdAt + this.settings.exportUrlLifetimeSeconds * 1000;
		return `${this.origin}${path}?X-Expires=${expiresAt}&X-Signature=${this.signature(path, expiresAt)}`;
	}

	private signature(path: string, expiresAt: number): string {
		return Buffer.from(`${this.settings.seed} ${path} ${expiresAt}`).toString('base64url');
	}
}

function denied(status: number, code: string): Answer {
	const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
	return { status, headers: { 'content-type': 'application/xml' }, body };
}
