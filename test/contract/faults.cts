/** Every fault that a service, a network or a clock can have, tried on the nodes of each vendor. */
import { tell } from '../faults/story.cts';
import { STORIES } from '../faults/stories.cts';
import type { Subject } from './subject.cts';

/** Registers the tests. */
export function testFaults(subject: Subject): void {
	for (const story of STORIES) tell(subject, story);
}
