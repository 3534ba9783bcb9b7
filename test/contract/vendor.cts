import { testCanary } from './canary.cts';
import { testCompleteness } from './completeness.cts';
import type { AnyDeclaration, Simulator, VendorDeclaration } from './declaration.cts';
import { testDigits } from './digits.cts';
import { testDropdowns } from './dropdowns.cts';
import { testExports } from './exports.cts';
import { testFaults } from './faults.cts';
import { testForm } from './form.cts';
import { testHostileLists } from './hostile-lists.cts';
import { testNames } from './names.cts';
import { testKeys } from './keys.cts';
import { testOcsf } from './ocsf.cts';
import { testLookUps } from './look-ups.cts';
import { testPaging } from './paging.cts';
import { testReadOnly } from './read-only.cts';
import { testRecords } from './records.cts';
import { testRefusals } from './refusals.cts';
import { testSimulations } from '../faults/simulations/simulations.cts';
import { testProperties } from '../faults/vendor-properties.cts';
import { testRestarts } from './restarts.cts';
import { Subject } from './subject.cts';
import { testSensitive } from './sensitive.cts';
import { testTimes } from './times.cts';
import { testTool } from './tool.cts';
import { testTriggers } from './triggers.cts';
import { testWrites } from './writes.cts';

/** The groups of the suite. */
const GROUPS: Array<[promise: string, register: (subject: Subject) => void]> = [
	['The form', testForm],
	['A list in the form', testDropdowns],
	['A hostile list in the form', testHostileLists],
	['The node as a tool of an AI agent', testTool],
	['A name where others have an ID', testNames],
	['A list', testPaging],
	['A long number', testDigits],
	['The completeness of a list', testCompleteness],
	['A filter by time', testTimes],
	['A record', testRecords],
	['A look-up', testLookUps],
	['An export', testExports],
	['The key of a record', testKeys],
	['An event of OCSF', testOcsf],
	['An operation that changes something', testWrites],
	['A read-only credential', testReadOnly],
	['What the user is told', testRefusals],
	['A fault of the service', testFaults],
	['The trigger', testTriggers],
	['What n8n forgets at a restart', testRestarts],
	['A property', testProperties],
	['A long simulation', testSimulations],
	['No secret is shown', testCanary],
	['What a product hands out in confidence', testSensitive],
];

/**
 * Registers everything that all vendors promise alike. To be called once in `test/nodes/<Vendor>/contract.test.cts`;
 * what only one vendor promises has tests beside it.
 */
export function testVendor<Vendor extends Simulator, Options extends object>(
	declaration: VendorDeclaration<Vendor, Options>,
): void {
	const subject = new Subject(declaration as unknown as AnyDeclaration);
	for (const [promise, register] of GROUPS) describe(promise, () => register(subject));
}
