import { VERSIONS, type Version } from './setting.cts';

/** A promise that both versions of the API keep: one test, which says with which of them it fails. */
export function onBoth(promise: string, check: (version: Version) => Promise<void>): void {
	test(promise, async () => {
		for (const version of VERSIONS) {
			await check(version).catch((cause: unknown) => {
				throw new Error(`It fails with API ${version}.`, { cause });
			});
		}
	});
}
