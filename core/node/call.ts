import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Api } from '../http/api';
import type { Session } from '../http/session';
import type { CallOptions } from './call-options';
import { itemParameters, ParameterReader } from './parameter-reader';
import type { Report } from './report';
import type { Run } from './run';

/** What an operation says of its own output, for an AI agent. It is not in the records, which have words of the product. */
interface Told {
	/** How a list was read. */
	summary?: IDataObject;
	/** Fields that hold for a record of which a part is left out. */
	ifCut?: IDataObject;
}

/** One operation on one input item: its parameters, checked as they are read, and the session it sends with. */
export class Call extends ParameterReader {
	readonly told: Told = {};

	private constructor(
		private readonly run: Run,
		readonly itemIndex: number,
		readonly options: CallOptions,
		readonly session: Session,
	) {
		super(itemParameters(run.ctx, itemIndex), run.ctx.getTimezone());
	}

	get ctx(): IExecuteFunctions {
		return this.run.ctx;
	}

	get report(): Report {
		return this.run.report;
	}

	/** When the execution began, ms since the epoch: one moment for all input items. */
	get startedAt(): number {
		return this.run.startedAt;
	}

	/** Opens the session with the options of this item. @throws InputError for a credential that cannot be used */
	static async open(run: Run, api: Api, options: CallOptions, itemIndex: number): Promise<Call> {
		return new Call(run, itemIndex, options, await run.session(api, options));
	}

	/** The same call on another input item, for operations that ask for several at once. */
	at(itemIndex: number): Call {
		return new Call(this.run, itemIndex, this.options, this.session);
	}
}
