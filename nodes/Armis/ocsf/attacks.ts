import { objectOf } from '../../../core/json';
import { objects } from '../../../core/ocsf/nested';
import { derived } from '../../../core/ocsf/sources';
import type { Source } from '../../../core/ocsf/table';
import type { Row } from '../../../core/pages/page-style';
import { seen } from './fields';

/** `TA0009`, `T1056` and `T1056.001`. */
const MITRE_ID = /^TA?\d{4}(?:\.\d{3})?$/;
/** The number of a sub-technique alone. */
const SUB_NUMBER = /^\d{3}$/;

/** A tactic or technique, as far as a label says it. */
interface Named {
	uid?: string;
	name?: string;
}

/** The tactics and techniques of an alert. The matrix has no place in OCSF. */
export const attacks: Source = derived(
	['mitreAttackLabels'],
	({ mitreAttackLabels }) => [mitreAttackLabels].flat().flatMap((label) => attackOf(label) ?? []),
	objects('attacks', {
		'tactic.uid': seen('tactic.uid'),
		'tactic.name': seen('tactic.name'),
		'technique.uid': seen('technique.uid'),
		'technique.name': seen('technique.name'),
		'sub_technique.uid': seen('sub_technique.uid'),
		'sub_technique.name': seen('sub_technique.name'),
	}),
	'seen',
);

/**
 * Armis sends objects with `matrix`, `tactic`, `technique` and `subTechnique` (Vulture; in API v3 `sub_technique`, by its
 * guide "Alert Management"), texts such as `Enterprise.TA0009.T1056.001` (1898andCo/armis-sdk-go), and one ID with its name,
 * `T1046 - Network Service Scanning` (Elastic).
 */
function attackOf(label: unknown): Row | undefined {
	const object = objectOf(label);
	if (object) return attack(object.tactic, object.technique, object.sub_technique ?? object.subTechnique);
	if (typeof label !== 'string') return undefined;
	const { uid = '' } = named(label) ?? {};
	if (uid.includes('.')) return attack(undefined, undefined, label);
	if (uid !== '') return uid.startsWith('TA') ? attack(label) : attack(undefined, label);
	const [, tactic, technique, sub = ''] = label.split('.');
	return attack(tactic, technique, SUB_NUMBER.test(sub) ? `${technique}.${sub}` : sub);
}

function attack(tactic: unknown, technique?: unknown, sub?: unknown): Row {
	return { tactic: named(tactic), technique: named(technique), sub_technique: named(sub) } as Row;
}

/** `T1056 Input Capture`, `T1056 - Input Capture`, or only one of both. */
function named(text: unknown): Named | undefined {
	if (typeof text !== 'string') return undefined;
	const [first, ...others] = text.trim().split(' ');
	if (!MITRE_ID.test(first)) return { name: text };
	return { uid: first, name: (others[0] === '-' ? others.slice(1) : others).join(' ') };
}
