/**
 * Shows what is being done and for how long: a spinner on a terminal, a line now and then anywhere else.
 * Steps may run side by side; each ends with one line of its own.
 */
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;

/** Without a terminal: often enough to show that it is alive, rarely enough to keep a CI log readable. */
const REMINDER_MS = 20_000;

function elapsed(milliseconds) {
	if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function createSteps(stream = process.stdout) {
	const running = new Map();
	const animated = Boolean(stream.isTTY) && !process.env.CI;
	let timer;
	let frame = 0;

	const clearLine = () => animated && stream.write('\r\u001b[2K');
	const describe = ([title, since]) => `${title} (${elapsed(Date.now() - since)})`;

	function draw() {
		if (running.size === 0) return;
		const text = [...running].map(describe).join(' · ');
		if (!animated) return void stream.write(`  … ${text}\n`);
		frame = (frame + 1) % FRAMES.length;
		clearLine();
		stream.write(`${FRAMES[frame]} ${text}`.slice(0, (stream.columns || 80) - 1));
	}

	function begin(title) {
		running.set(title, Date.now());
		timer ??= setInterval(draw, animated ? FRAME_MS : REMINDER_MS);
	}

	function end(title) {
		running.delete(title);
		if (running.size > 0) return;
		clearInterval(timer);
		timer = undefined;
	}

	function say(line = '') {
		clearLine();
		stream.write(`${line}\n`);
	}

	/** Does the work under a title. What the work resolves to, when it is a text, is shown beside the title. */
	async function step(title, work) {
		const since = Date.now();
		begin(title);
		try {
			const outcome = await work();
			end(title);
			const remark = typeof outcome === 'string' ? `: ${outcome}` : '';
			say(`✔ ${title}${remark} (${elapsed(Date.now() - since)})`);
			return outcome;
		} catch (error) {
			end(title);
			say(`✘ ${title} (${elapsed(Date.now() - since)})`);
			throw error;
		}
	}

	return { step, say };
}
