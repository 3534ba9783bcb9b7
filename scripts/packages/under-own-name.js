/** n8n calls a node `<package>.<node>`: codex files and example workflows of a single package carry its own name. */
const { Transform } = require('node:stream');
const { suite } = require('./suite');

function underOwnName(vendor) {
	const { name } = suite();
	return new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			if (/^(dist\/)?(nodes|examples)\/.*\.json$/.test(file.relative.replaceAll('\\', '/'))) {
				file.contents = Buffer.from(file.contents.toString().replaceAll(`"${name}.`, `"${vendor.packageName}.`));
			}
			done(null, file);
		},
	});
}

module.exports = { underOwnName };
