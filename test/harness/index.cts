/**
 * Runs credentials and nodes on the real n8n-core, in one process and without a database.
 *
 *     const store = credentialStore(new UsmAnywhereApi(), { url, clientId, clientSecret });
 *     const { json, hints, error } = await runNode(new UsmAnywhere(), { parameters, credentials: store });
 */
export { CredentialSet } from './credential-set.cts';
export { credentialStore, CredentialStore } from './credential-store.cts';
export { editorContext, loadOptions, searchList } from './load-options.cts';
export { pollNode, type PollOptions, type PollResult } from './poll-node.cts';
export { executeContext, legacyRequest, paginatedRequest, request } from './request.cts';
export { runNode, type RunOptions, type RunResult } from './run-node.cts';
export { by, setting, type Nodes, type Place, type Setting } from './setting.cts';
export { testCredential, type TestVerdict } from './test-credential.cts';
export { usmAnywhereInWorker, worker } from './worker.cts';
export { caught } from './caught';
export { formWith, operationsOf, parametersIn, testForms, type Forms } from './forms.cts';
export { identity, type CertificateFlaws, type Identity } from './certificates.cts';
export { hastyClock, settle, steppedClock, type SteppedClock, type TestClock } from './fake-clock';
export { tracesOf } from './traces.cts';
export {
	credentialFor,
	startVendor,
	stopVendors,
	transportTo,
	usmAnywhere,
	type TransportOptions,
} from './usm-anywhere.cts';
