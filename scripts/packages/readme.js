/** The README of one vendor's package: how to install it, then the vendor's page from `docs/`. */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { ROOT, suite, webAddress } = require('./suite');

function readmeOf(vendor, { name, version, description }) {
	const page = readFileSync(path.join(ROOT, 'docs', `${vendor.id}.md`), 'utf8');
	const body = page.replace(/^# .*\n+/, '');
	return [
		`# ${name}`,
		`${description}.`,
		install(name),
		`This package holds ${vendor.product} alone. It is made from the same sources as the suite \`${suite().name}\`; install one of the two, not both.`,
		linkedToTheWeb(body, vendor, `${name}@${version}`),
		'## License',
		'[MIT](LICENSE)',
	]
		.join('\n\n')
		.concat('\n');
}

function install(name) {
	return `## Installation\n\nIn n8n, open **Settings > Community nodes > Install** and enter \`${name}\`. On a server of your own you can also run \`npm install ${name}\` in the folder \`nodes\` of n8n's data folder (\`~/.n8n/nodes\`) and restart n8n.`;
}

/** A README is read on npm, where a path into the repository leads nowhere. */
function linkedToTheWeb(markdown, vendor, tag) {
	const web = webAddress(suite());
	return markdown
		.trim()
		.replace(/(!?)\[([^\]]*)\]\((?!https?:|mailto:|#)([^)]+)\)/g, (_link, picture, text, target) => {
			const file = path.posix.join('docs', target);
			const place = file.startsWith('examples/') ? `packages/${vendor.packageName}/${file}` : file;
			return `${picture}[${text}](${web}/${picture ? 'raw' : 'blob'}/${tag}/${place})`;
		});
}

module.exports = { readmeOf };
