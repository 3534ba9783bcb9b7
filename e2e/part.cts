/** A vendor's part of the demo: its simulator, its examples, and what has to come of them. */
import type { Look } from './editor.cts';
import type { N8n } from './n8n-api.cts';
import type { Line } from './report.cts';
import type { Stage } from './stage.cts';
import type { Credential, CredentialData, Workflow } from './workflows.cts';

export interface VendorPart {
	/** As users know it; the nodes panel is searched for it. */
	product: string;
	/** As on the command line, and how its pictures and examples are called: `usm-anywhere`. */
	name: string;
	/** The package that holds only this vendor. */
	packageName: string;
	start(stage: Stage): Promise<RunningPart>;
}

export interface RunningPart {
	credentials: CredentialData[];
	/** Files in `examples/`; the first is the one that a person sees first. */
	examples: string[];
	/** What is looked at in the editor, beside the examples on the canvas. */
	editor: EditorSubject;
	/** What a person does by hand in the imported examples, before anything runs. */
	prepare?(setup: Setup): Promise<void>;
	/** Looks at what only this vendor has, in the editor. */
	editorExtra?(look: Look, setup: Setup): Promise<void>;
	/** Runs the examples and says what it counted. */
	run(setup: Setup): Promise<Line[]>;
	stop(): Promise<void>;
}

/** A node of an example that is opened in the editor, and its credential tested there. */
export interface EditorSubject {
	example: string;
	node: string;
	/** A parameter that its form shows. */
	parameter: string;
	/** For a trigger: its samples are fetched, and this field has to be in them. */
	sampleField?: string;
}

/** What is there when the examples run. */
export interface Setup {
	stage: Stage;
	n8n: N8n;
	/** By file name. */
	workflow(example: string): Workflow;
	/** By type. */
	credential(type: string): Credential;
}
