/** A vendor's part of the demo: its simulator, its examples, and their expected results. */
import type { Vendor } from '../scripts/vendors.js';
import type { EditorSession } from './editor.cts';
import type { N8n } from './n8n-api.cts';
import type { Line } from './report.cts';
import type { Stage } from './stage.cts';
import type { Credential, CredentialData, Workflow } from './workflows.cts';

/** A part with what it is called: that of a vendor, or the one of several products together. */
export type NamedPart = Pick<Vendor, 'id' | 'product'> & Part;

/** What each `<id>/part.cts` exports as `part`, and `ocsf/part.cts` for several products together. */
export interface Part {
	start(stage: Stage): Promise<RunningPart>;
}

export interface RunningPart {
	credentials: CredentialData[];
	/** Files in `examples/`; the first one is shown first. */
	examples: string[];
	/** What is checked in the editor, in addition to the examples on the canvas. Without it, that is all. */
	editor?: EditorSubject;
	/** Further environment of n8n. */
	environment?: NodeJS.ProcessEnv;
	/** What a person changes manually in the imported examples, before they run. */
	prepare?(setup: Setup): Promise<void>;
	/** Checks this vendor's own features in the editor. */
	editorExtra?(session: EditorSession, setup: Setup): Promise<void>;
	/** Runs the examples and returns the counted results. */
	run(setup: Setup): Promise<Line[]>;
	stop(): Promise<void>;
}

/** A node of an example: it is opened in the editor, and its credential is tested there. */
export interface EditorSubject {
	example: string;
	node: string;
	/** A parameter that its form must show. */
	parameter: string;
	/** For a trigger: a field that its test events must have. */
	sampleField?: string;
}

/** What the examples can use when they run. */
export interface Setup {
	stage: Stage;
	n8n: N8n;
	/** By file name. */
	workflow(example: string): Workflow;
	/** By type. */
	credential(type: string): Credential;
}

/** The credentials of our own types: n8n's own nodes use the others. */
export function ownCredentials({ credentials }: RunningPart): CredentialData[] {
	return credentials.filter(({ usedBy }) => usedBy === undefined);
}
