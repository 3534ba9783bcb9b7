import type { ICredentialType } from 'n8n-workflow';

/**
 * Loads modules as another n8n process would have them: fresh, with memory of their own.
 * @param load calls `require` for what the worker shall have
 */
export function worker<Loaded>(load: () => Loaded): Loaded {
	let loaded: Loaded | undefined;
	jest.isolateModules(() => {
		loaded = load();
	});
	return loaded!;
}

/** A worker's own instance of the USM Anywhere credential type. */
export function usmAnywhereInWorker(): ICredentialType {
	return worker(() => {
		const { UsmAnywhereApi } = require('../../credentials/UsmAnywhereApi.credentials') as {
			UsmAnywhereApi: new () => ICredentialType;
		};
		return new UsmAnywhereApi();
	});
}
