/**
 * Prints what the tests cover of each folder, and the lines that they should reach and do not. No table of all files: it
 * would be empty, or far too long.
 */
const path = require('node:path');

/** Folders that tests must cover completely: what they leave out is named. */
const HELD_TO_ALL = ['core', 'credentials'];
const MEASURES = ['statements', 'branches', 'functions', 'lines'];

module.exports = class {
	execute(context) {
		const sums = new Map();
		const onDetail = (node) => add(sums, node.getFileCoverage());
		context.getTree('flat').visit({ onDetail }, context);
		for (const [folder, totals] of sums) {
			const texts = MEASURES.map((measure) => `${share(totals[measure])} % of ${measure}`);
			console.error(`Covered in ${folder}: ${texts.join(', ')}`);
		}
	}
};

function add(sums, coverage) {
	const name = path.relative(process.cwd(), coverage.path);
	const [folder] = name.split(path.sep);
	const totals = sums.get(folder) ?? Object.fromEntries(MEASURES.map((measure) => [measure, { covered: 0, total: 0 }]));
	sums.set(folder, totals);
	const summary = coverage.toSummary().data;
	for (const measure of MEASURES) {
		totals[measure].covered += summary[measure].covered;
		totals[measure].total += summary[measure].total;
	}
	const lines = HELD_TO_ALL.includes(folder) ? missing(coverage) : [];
	if (lines.length > 0) console.error(`Not covered: ${name}, lines ${lines.join(', ')}`);
}

/** Two decimals, rounded down: 100 means all of it. */
function share({ covered, total }) {
	return total === 0 ? 100 : Math.floor((covered / total) * 10_000) / 100;
}

/** Lines that no test reaches, where tests take only some of the branches, or where a function begins that none calls. */
function missing(coverage) {
	const { branchMap, b: taken, fnMap, f: called } = coverage.data;
	const halves = Object.keys(taken).filter((id) => taken[id].includes(0));
	const lines = [...coverage.getUncoveredLines(), ...halves.map((id) => branchMap[id].loc.start.line)];
	const idle = Object.keys(called).filter((id) => called[id] === 0);
	lines.push(...idle.map((id) => fnMap[id].loc.start.line));
	return [...new Set(lines.map(Number))].sort((a, b) => a - b);
}
