import { SecOpsError } from './secops-error';

/** Why no usable answer arrived; decides whether another attempt can help. */
export interface Breakdown {
	message: string;
	description?: string;
	/** True when another attempt may help. */
	transient: boolean;
	/** True when the request certainly never reached the service, so that even a change may be repeated. */
	undelivered?: boolean;
}

/** No answer, or only a part of one: refused, reset, unknown host, TLS, timeout. */
export class TransportError extends SecOpsError {
	readonly transient: boolean;
	readonly undelivered: boolean;

	constructor({ message, description, transient, undelivered = false }: Breakdown) {
		super(message, {
			description,
			failure: { cause: transient ? 'temporarily-unavailable' : 'configuration-invalid' },
		});
		this.transient = transient;
		this.undelivered = undelivered;
	}
}
