import type { IDataObject, WorkflowActivateMode } from 'n8n-workflow';
import type { PollResult } from './poll-node.cts';

/**
 * The static data of an active trigger as n8n keeps it. Outside its durable mode: in memory, and in the database only when the
 * workflow is activated and when a poll outputs something. What changed since then is gone when n8n is restarted.
 * In its durable mode: in the database after each poll, together with its items; a poll that fails has changed nothing.
 */
export class StaticData {
	readonly data: IDataObject = {};
	/** Why n8n makes the next poll. */
	activation: WorkflowActivateMode = 'activate';
	private saved = '{}';
	private isActivation = true;

	constructor(readonly isDurable = false) {}

	/** Saves what n8n saves after a poll. A poll that fails saves nothing, and does not activate anything. */
	polled({ items, error }: PollResult): void {
		if (error && this.isDurable) this.load();
		if (error) return;
		if (items || this.isActivation || this.isDurable) this.saved = JSON.stringify(this.data);
		this.isActivation = false;
	}

	/** n8n is ended and started again. */
	restart(): void {
		this.load();
		this.activation = 'init';
		this.isActivation = true;
	}

	private load(): void {
		for (const name of Object.keys(this.data)) delete this.data[name];
		Object.assign(this.data, JSON.parse(this.saved) as IDataObject);
	}
}
