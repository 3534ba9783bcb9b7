import type { Subject } from './subject.cts';
import { armis, armisAlerts } from './subjects/armis.cts';
import { usmAnywhere } from './subjects/usm-anywhere.cts';

/** By name. A new vendor is one entry here, and its cases in `run.cts`. */
export const SUBJECTS: Record<string, Subject> = {
	'usm-anywhere': usmAnywhere,
	armis,
	'armis-alerts': armisAlerts,
};
