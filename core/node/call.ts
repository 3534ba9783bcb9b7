import type { IExecuteFunctions } from 'n8n-workflow';
import type { Api } from '../http/api';
import type { Session } from '../http/session';
import type { CallOptions } from './call-options';
import { itemParameters, ParameterReader } from './parameter-reader';
import type { Report } from './report';
import type { Run } from './run';

/** One operation on one input item: its parameters, checked as they are read, and the session it sends with. */
export class Call extends ParameterReader {
	private constructor(
		readonly ctx: IExecuteFunctions,
		readonly itemIndex: number,
		readonly options: CallOptions,
		readonly session: Session,
		readonly report: Report,
	) {
		super(itemParameters(ctx, itemIndex), ctx.getTimezone());
	}

	/** Opens the session with the options of this item. @throws InputError for a credential that cannot be used */
	static async open(run: Run, api: Api, options: CallOptions, itemIndex: number): Promise<Call> {
		return new Call(run.ctx, itemIndex, options, await run.session(api, options), run.report);
	}

	/** The same call on another input item, for operations that ask for several at once. */
	at(itemIndex: number): Call {
		return new Call(this.ctx, itemIndex, this.options, this.session, this.report);
	}
}
