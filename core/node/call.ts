import { NodeOperationError, type GenericValue, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import type { Session } from '../http/session';
import type { Vendor } from '../http/vendor';
import { kind, objectOf } from '../pages/shape';
import { callOptions, type CallOptions } from './call-options';
import { asNumber, asSwitch, asText, asTexts, type NumberRange } from './parameter-values';
import type { Report } from './report';
import type { Run } from './run';

/** One operation on one input item: its parameters, checked as they are read, and the session it sends with. */
export class Call {
	private constructor(
		readonly ctx: IExecuteFunctions,
		readonly itemIndex: number,
		readonly options: CallOptions,
		readonly session: Session,
		readonly report: Report,
	) {}

	/** Opens the session with the options of this item. @throws InputError */
	static async open(run: Run, vendor: Vendor, itemIndex: number): Promise<Call> {
		const options = callOptions(collectionOf(run.ctx.getNodeParameter('options', itemIndex, {}), 'Options'));
		return new Call(run.ctx, itemIndex, options, await run.session(vendor, options), run.report);
	}

	/** The same call on another input item, for operations that ask for several at once. */
	at(itemIndex: number): Call {
		return new Call(this.ctx, itemIndex, this.options, this.session, this.report);
	}

	/** A text; empty when the user left it so. @throws InputError for anything else, named as in `label` */
	text(name: string, label: string): string {
		return asText(this.value(name, label), label);
	}

	/** A text that must not be empty. @throws InputError */
	required(name: string, label: string): string {
		const value = this.text(name, label);
		if (value) return value;
		throw new InputError(`${label} is empty`, `Enter ${label}, or check what the expression gives.`);
	}

	/** Texts in a list, or in one text with commas; none when nothing was chosen. @throws InputError */
	texts(name: string, label: string): string[] {
		return asTexts(this.ctx.getNodeParameter(name, this.itemIndex, []), label);
	}

	/** One of the values of a choice; expressions may give others. @throws InputError that names them all */
	choice<Value extends string>(name: string, label: string, values: readonly Value[], fallback: Value): Value {
		const chosen = asText(this.ctx.getNodeParameter(name, this.itemIndex, fallback), label);
		const known = values.find((value) => value === chosen);
		if (known) return known;
		throw new InputError(`${label} is "${chosen}", which is not on offer`, `Use one of these: ${values.join(' · ')}.`);
	}

	/** The ID in a resource locator, whichever mode it is in. @throws InputError */
	id(name: string, label: string): string {
		const id = asText(this.located(name, label), label);
		if (id) return id;
		throw new InputError(`${label} is empty`, 'Choose one from the list, or enter an ID.');
	}

	/** A switch. @throws InputError for what is neither on nor off */
	flag(name: string, label: string, fallback: boolean): boolean {
		return asSwitch(this.ctx.getNodeParameter(name, this.itemIndex, fallback), label);
	}

	/** A number. @throws InputError */
	number(name: string, label: string, range: NumberRange): number {
		return asNumber(this.value(name, label), label, range);
	}

	/** A collection of optional parameters. @throws InputError when an expression has made something else of it */
	collection(name: string, label: string): IDataObject {
		return collectionOf(this.ctx.getNodeParameter(name, this.itemIndex, {}), label);
	}

	/** Any parameter as n8n gives it. @throws InputError when it has none */
	value(name: string, label: string, options?: { extractValue: boolean }): GenericValue {
		const value = this.ctx.getNodeParameter(name, this.itemIndex, undefined, options) as GenericValue;
		if (value !== undefined && value !== null) return value;
		throw new InputError(`${label} has no value`, 'Enter one, or check what the expression gives.');
	}

	private located(name: string, label: string): GenericValue {
		let thrown: unknown;
		try {
			return this.value(name, label, { extractValue: true });
		} catch (error) {
			thrown = error;
		}
		// So n8n says that the pattern of the mode By URL does not fit.
		if (!(thrown instanceof NodeOperationError)) throw thrown;
		throw new InputError(
			`${label} is not an address with an ID in it`,
			'Copy the address while the record is open in the product, or choose By ID.',
		);
	}
}

/** A collection as n8n gives it. @throws InputError: ignored filters would let everything through */
export function collectionOf(value: unknown, label: string): IDataObject {
	const collection = objectOf(value);
	if (collection) return collection as IDataObject;
	throw new InputError(`${label} is ${kind(value)} where a collection is due`, 'Check what the expression gives.');
}
