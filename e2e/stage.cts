/** What the first stage (`scripts/demo.mjs`, plain JavaScript) gives the second stage. */

export interface RunningProcess {
	pid: number;
	/** Resolves to how the process ended; never rejects. */
	exited: Promise<string>;
}

export interface Stage {
	/** The repository. */
	root: string;
	/** The git-ignored folder with n8n's data, the logs and the packed package. */
	demo: string;
	n8n: { node: { executable: string; folder: string }; program: string; folder: string };
	/** The name of the installed package: node types begin with it. */
	packageName: string;
	processes: {
		start(
			command: string,
			args: string[],
			options: { cwd: string; env: NodeJS.ProcessEnv; logFile: string },
		): RunningProcess;
		stopAll(): Promise<void>;
	};
	steps: {
		step<Outcome>(title: string, work: () => Promise<Outcome>): Promise<Outcome>;
		say(line?: string): void;
	};
	/** The last lines of a log. */
	tail(file: string): string;
	/** Records which n8n the next start must end when this process is killed. */
	remember(details: { n8n: number; url: string }): void;
	/** Aborted on Ctrl+C. */
	signal: AbortSignal;
}
