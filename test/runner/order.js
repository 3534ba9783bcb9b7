/**
 * Long test files first: one that starts last would leave the other workers idle at the end. The longest are those that
 * run nodes; Jest itself knows how long each took only when it has run before.
 */
const { default: Sequencer } = require('@jest/test-sequencer');
const path = require('node:path');

const LONG = ['deep-walk', 'contract', 'canary', 'export', 'answer-is-huge', 'hostile', 'refusals'];

module.exports = class extends Sequencer {
	sort(tests) {
		const rank = ({ path: file }) => {
			const place = LONG.findIndex((name) => path.basename(file).startsWith(name));
			return place < 0 ? LONG.length : place;
		};
		return super.sort(tests).sort((a, b) => rank(a) - rank(b));
	}
};
