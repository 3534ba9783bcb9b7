import type { GenericValue, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../errors/input-error';
import { Session } from '../http/session';
import type { Vendor } from '../http/vendor';

/** The Options collection that every operation of every vendor offers, or a part of it. */
export interface CallOptions {
	/** Records per page. */
	pageSize?: number;
	/** Requests in flight. */
	parallelRequests?: number;
	/** Upper bound for this run. */
	requestsPerSecond?: number;
	/** Per request, seconds. */
	timeout?: number;
	/** Whether a record that the vendor lists twice is returned once. */
	uniqueById?: boolean;
}

/** One operation on one input item: its parameters, checked as they are read, and the session it sends with. */
export class Call {
	private constructor(
		readonly ctx: IExecuteFunctions,
		readonly itemIndex: number,
		readonly options: CallOptions,
		readonly session: Session,
	) {}

	/** Opens the session with the options of this item. @throws InputError */
	static async open(ctx: IExecuteFunctions, vendor: Vendor, itemIndex: number): Promise<Call> {
		const options = ctx.getNodeParameter('options', itemIndex, {}) as CallOptions;
		return new Call(ctx, itemIndex, options, await Session.open(ctx, vendor, options));
	}

	/** A text; empty when the user left it so. @throws InputError for anything else, named as in `label` */
	text(name: string, label: string): string {
		const value = this.value(name, label);
		if (typeof value === 'string') return value.trim();
		if (typeof value === 'number') return String(value);
		throw new InputError(`${label} is not a text`, 'Check what the expression gives.');
	}

	/** A text that must not be empty. @throws InputError */
	required(name: string, label: string): string {
		const value = this.text(name, label);
		if (value) return value;
		throw new InputError(`${label} is empty`, `Enter ${label}, or check what the expression gives.`);
	}

	/** The ID in a resource locator, whichever mode it is in. @throws InputError */
	id(name: string, label: string): string {
		const value = this.value(name, label, { extractValue: true });
		if (typeof value === 'string' && value.trim()) return value.trim();
		throw new InputError(`${label} is empty`, `Choose one from the list, or enter an ID.`);
	}

	/** A switch. */
	flag(name: string, fallback: boolean): boolean {
		return this.ctx.getNodeParameter(name, this.itemIndex, fallback) === true;
	}

	/** A collection of optional parameters. */
	collection(name: string): IDataObject {
		const value = this.ctx.getNodeParameter(name, this.itemIndex, {});
		return typeof value === 'object' && value !== null ? (value as IDataObject) : {};
	}

	/** Any parameter as n8n gives it. @throws InputError when it has none */
	value(name: string, label: string, options?: { extractValue: boolean }): GenericValue {
		const value = this.ctx.getNodeParameter(name, this.itemIndex, undefined, options) as GenericValue;
		if (value === undefined || value === null) {
			throw new InputError(`${label} is missing`, 'Check what the expression gives.');
		}
		return value;
	}
}
