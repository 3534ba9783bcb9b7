import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type IGetNodeParameterOptions,
	type ILoadOptionsFunctions,
	type INodeProperties,
	type IPollFunctions,
} from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { hasNoValue, isEmpty, mustBe } from '../errors/sentences';
import { objectOf } from '../json';
import { asInstant } from '../time/typed-time';
import { asJson, asJsonObject } from './json-value';
import { asId } from './list-text';
import { asNumber, asOffered, asSwitch, asText, asTexts, type NumberRange } from './parameter-values';

/** A choice whose values are known to the code that reads it. */
export type Choice<Value extends string = string> = Omit<INodeProperties, 'options'> & {
	options: Array<{ name: string; value: Value; description?: string }>;
};

/** A collection, or what stands in it as a group. */
type Labelled = Pick<INodeProperties, 'name' | 'displayName'>;

type Get = (name: string, fallback: unknown, options?: IGetNodeParameterOptions) => unknown;

/**
 * Reads parameters as their own descriptions in the form say: name, label, type, bounds, options, default, required.
 * The form's limits hold for what expressions give, too. Every method throws an InputError that names the label.
 */
export class ParameterReader {
	/**
	 * @param get the value of a parameter as n8n gives it
	 * @param timezone the workflow's
	 * @param isSet whether an optional parameter was added; only in collections there are such parameters
	 */
	constructor(
		readonly get: Get,
		readonly timezone: string,
		private readonly isSet: (name: string) => boolean = () => true,
	) {}

	/** The parameters of one input item. */
	static ofItem(ctx: IExecuteFunctions, itemIndex: number): ParameterReader {
		return new ParameterReader(itemParameters(ctx, itemIndex), ctx.getTimezone());
	}

	/** The parameters of a trigger, or of the form that is open in the editor. */
	static ofNode(ctx: IPollFunctions | ILoadOptionsFunctions): ParameterReader {
		const get: Get = (name, fallback, options) => ctx.getNodeParameter(name, fallback, options) as unknown;
		return new ParameterReader(get, ctx.getTimezone());
	}

	/** A text. Empty only where the parameter is not required. */
	text(parameter: INodeProperties): string {
		return filled(asText(this.value(parameter), parameter.displayName), parameter);
	}

	/** Texts in a list, in one text separated by commas or lines, or in a JSON list. None only where the parameter is not required. */
	texts(parameter: INodeProperties): string[] {
		const texts = asTexts(this.value(parameter), parameter.displayName);
		return filled(texts, parameter, 'Enter one or several, separated by commas.');
	}

	/** IDs, given as `texts`. */
	ids(parameter: INodeProperties): string[] {
		return this.texts(parameter).map((text) => asId(text, parameter.displayName));
	}

	/** One of the options, by value or name, in upper or lower case; expressions may give anything else. */
	choice<Value extends string>(parameter: Choice<Value>, fallback = parameter.default as Value): Value {
		const chosen = asText(this.get(parameter.name, fallback), parameter.displayName);
		return asOffered(chosen, parameter) as Value;
	}

	/** The ID in a resource locator, in any of its modes. */
	id(parameter: INodeProperties): string {
		const id = asText(this.located(parameter), parameter.displayName);
		return filled(id, parameter, 'Choose one from the list, or enter an ID.');
	}

	/** The mode of a resource locator; `undefined` where an expression or a model gives only the value. */
	modeOf(parameter: INodeProperties): string | undefined {
		return objectOf(this.get(parameter.name, parameter.default))?.mode as string | undefined;
	}

	/** Whether a switch is on. */
	flag(parameter: INodeProperties): boolean {
		return asSwitch(this.get(parameter.name, parameter.default), parameter.displayName);
	}

	/** A number within the bounds of the form. `numberPrecision: 0` means whole numbers. */
	number(parameter: INodeProperties): number {
		return asNumber(this.value(parameter), parameter.displayName, rangeOf(parameter));
	}

	/** A point in time, ms since the epoch; `undefined` when it was left empty. */
	instant(parameter: INodeProperties): number | undefined {
		const value = this.value(parameter);
		return value === '' ? filled(undefined, parameter) : asInstant(value, parameter.displayName, this.timezone);
	}

	/** JSON as a person writes it or an expression gives it; `undefined` when it was left empty. */
	json(parameter: INodeProperties): unknown {
		return asJson(this.value(parameter), parameter.displayName);
	}

	/** A JSON object; `undefined` when it was left empty. @param example e.g. `{ "zone": "3" }` */
	jsonObject(parameter: INodeProperties, example: string): IDataObject | undefined {
		return asJsonObject(this.value(parameter), parameter.displayName, example);
	}

	/** A collection of optional parameters as n8n gives it. */
	object(parameter: Labelled): IDataObject {
		return collectionOf(this.get(parameter.name, {}), parameter.displayName);
	}

	/** A reader of the parameters inside a collection. */
	collection(parameter: Labelled): ParameterReader {
		return this.inside(this.object(parameter));
	}

	/** A reader of a group of which there is one; an expression may give it as a list. */
	single(group: Labelled): ParameterReader {
		const value = this.get(group.name, {});
		const one = Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value;
		return this.inside(collectionOf(one, group.displayName));
	}

	/** Readers of the entries of a fixed collection that takes several. n8n makes sure that they are objects. */
	entries(parameter: INodeProperties, name: string): ParameterReader[] {
		const entries = this.object(parameter)[name];
		return (Array.isArray(entries) ? (entries as IDataObject[]) : []).map((entry) => this.inside(entry));
	}

	/** Whether an optional parameter of a collection was added, even if an expression has given nothing. */
	has({ name }: Pick<INodeProperties, 'name'>): boolean {
		return this.isSet(name);
	}

	/** Any parameter as n8n gives it, or its default. @throws InputError when an expression has given nothing */
	value(parameter: INodeProperties, options?: IGetNodeParameterOptions): unknown {
		const value = this.get(parameter.name, parameter.default, options);
		if (value !== undefined && value !== null) return value;
		throw hasNoValue(parameter.displayName);
	}

	private inside(values: IDataObject): ParameterReader {
		const isSet = (name: string) => Object.hasOwn(values, name);
		return new ParameterReader((name, fallback) => (isSet(name) ? values[name] : fallback), this.timezone, isSet);
	}

	private located(parameter: INodeProperties): unknown {
		let thrown: unknown;
		try {
			return this.value(parameter, { extractValue: true });
		} catch (error) {
			thrown = error;
		}
		// n8n's way to say that the text does not match the pattern of the mode By URL.
		if (!(thrown instanceof NodeOperationError)) throw thrown;
		throw new InputError(
			`${parameter.displayName} is not an address with an ID in it`,
			'Copy the address while the record is open in the product, or choose By ID.',
		);
	}
}

/** How the parameters of an input item are read. */
export function itemParameters(ctx: IExecuteFunctions, itemIndex: number): Get {
	return (name, fallback, options) => ctx.getNodeParameter(name, itemIndex, fallback, options) as unknown;
}

/** The value. @throws InputError when it is empty, and the parameter is required */
function filled<Value extends string | string[] | undefined>(
	value: Value,
	{ displayName, required }: INodeProperties,
	advice?: string,
): Value {
	if (required && !value?.length) throw isEmpty(displayName, advice);
	return value;
}

/** A collection as n8n gives it. @throws InputError: ignored filters would let everything through */
function collectionOf(value: unknown, label: string): IDataObject {
	const collection = objectOf(value);
	if (collection) return collection as IDataObject;
	throw mustBe(label, 'a collection', value ?? null, 'Check the result of the expression.');
}

function rangeOf({ typeOptions = {} }: INodeProperties): NumberRange {
	const { minValue: min = 0, maxValue: max, numberPrecision } = typeOptions;
	return { min, max, whole: numberPrecision === 0 };
}
