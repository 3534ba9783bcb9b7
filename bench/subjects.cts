import type { Subject } from './subject.cts';
import { armis, armisAlerts } from './subjects/armis.cts';
import { axonius } from './subjects/axonius.cts';
import { privx, privxAuditEvents } from './subjects/privx.cts';
import { twelvePort } from './subjects/twelve-port.cts';
import { usmAnywhere } from './subjects/usm-anywhere.cts';

/** By name. A new vendor is one entry here, and its cases in `run.cts`. */
export const SUBJECTS: Record<string, Subject> = {
	'usm-anywhere': usmAnywhere,
	armis,
	'armis-alerts': armisAlerts,
	axonius,
	privx,
	'privx-audit-events': privxAuditEvents,
	'twelve-port': twelvePort,
};
