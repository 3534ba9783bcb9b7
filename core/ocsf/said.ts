import { instantOf } from './instant';

/**
 * Whether an event says all that a field of the record says: the same text regardless of case, the same number, or the same
 * instant. What it does not say stays among the unmapped fields, so that nothing is lost.
 * @param found what became of the field
 */
export function isSaid(source: unknown, found: unknown): boolean {
	if (source === found) return true;
	return isObject(source) ? new Words(found).holdAll(source) : isAmong(source, found);
}

/** Whether a single value is one of the values inside another one. */
function isAmong(source: unknown, found: unknown): boolean {
	if (!isObject(found)) return source === found || isEmpty(source) || isSame(source, found);
	for (const part of Object.values(found)) if (isAmong(source, part)) return true;
	return false;
}

/** The values inside what became of a field, or of several. Most are the same on both sides, so they are compared as they are before all else. */
export class Words {
	private readonly texts = new Set<string>();
	private hasNumber = false;
	/** Made when it is needed. */
	private lowerCase?: Set<string>;

	constructor(value: unknown) {
		this.add(value);
	}

	private add(value: unknown): void {
		if (isObject(value)) for (const part of Object.values(value)) this.add(part);
		else if (!isEmpty(value)) {
			this.texts.add(String(value));
			this.hasNumber ||= typeof value === 'number';
		}
	}

	/** Whether each value inside a field is here, too: as `isSaid`. */
	holdAll(value: unknown): boolean {
		if (!isObject(value)) return isEmpty(value) || this.texts.has(String(value)) || this.holdSame(value);
		for (const part of Object.values(value)) if (!this.holdAll(part)) return false;
		return true;
	}

	private holdSame(value: unknown): boolean {
		this.lowerCase ??= new Set([...this.texts].map(plain));
		return this.lowerCase.has(plain(value)) || (this.hasNumber && this.texts.has(String(instantOf(value) ?? '')));
	}
}

function isSame(source: unknown, found: unknown): boolean {
	if (typeof found === 'number')
		return (typeof source === 'string' && Number(source) === found) || instantOf(source) === found;
	const [one, other] = [String(source), String(found)];
	// Most texts that differ have different lengths, and need not be written in lower case.
	return one === other || (one.length === other.length && one.toLowerCase() === other.toLowerCase());
}

function plain(value: unknown): string {
	return String(value).toLowerCase();
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
